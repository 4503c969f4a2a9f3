-- Names for what DuckDB has no type of; they are plain texts to it.
-- A bitmap is its members in order, separated by commas; a HLL is its serialised form in hexadecimal digits.
CREATE TYPE BITMAP AS VARCHAR;
CREATE TYPE HLL AS VARCHAR;
CREATE TYPE PERCENTILE AS VARCHAR;

-- DuckDB prints year 0 as 1 BC.
CREATE OR REPLACE MACRO sr_year_zero(t) AS
  CASE WHEN contains(t, ' (BC)') THEN '0000' || replace(substr(t, 5), ' (BC)', '') ELSE t END;
CREATE OR REPLACE MACRO sr_datetime_text(t) AS
  CASE WHEN contains(t, '.') THEN rpad(sr_year_zero(t), 26, '0') ELSE sr_year_zero(t) END;
CREATE OR REPLACE MACRO sr_float_text(t) AS regexp_replace(t, '\.0$', '');
CREATE OR REPLACE MACRO sr_blob_text(t) AS try(decode(CAST(t AS BLOB)));

-- A text of StarRocks can be any bytes, one of DuckDB cannot: others than UTF-8 are told by a mark and their digits, which
-- the hash functions read back (RowHashes).
CREATE OR REPLACE MACRO sr_bytes_text(b) AS coalesce(try(decode(b)), chr(63743) || hex(b));

-- Marks for values known to be texts and integers. The macros below repeat their argument in each branch, so that nesting
-- them makes statements grow by powers; where the type is known they are left out.
CREATE OR REPLACE MACRO sr_t(x) AS x;
CREATE OR REPLACE MACRO sr_i(x) AS x;

-- A text that a function made; NULL where it is longer than 1,048,576 bytes. Its argument stands in it once.
CREATE OR REPLACE MACRO sr_limited(t) AS list_filter([t], lambda made: strlen(made) <= 1048576)[1];

-- Since 2.3.2 the back ends refuse to spell out more than max_length_for_bitmap_function members.
CREATE OR REPLACE MACRO sr_bitmap_to_string(t) AS CASE WHEN len(t) - len(replace(t, ',', '')) >= 1000000
  THEN error('bitmap_to_string not supported size > 1000000') ELSE t END;

-- What CAST(x AS VARCHAR) gives in StarRocks.
CREATE OR REPLACE MACRO sr_str(x) AS CASE
  WHEN typeof(x) = 'VARCHAR' THEN CAST(x AS VARCHAR)
  WHEN typeof(x) = 'BOOLEAN' THEN CASE CAST(x AS VARCHAR) WHEN 'true' THEN '1' WHEN 'false' THEN '0' END
  WHEN typeof(x) = 'TIMESTAMP' THEN sr_datetime_text(CAST(x AS VARCHAR))
  WHEN typeof(x) = 'DATE' THEN sr_year_zero(CAST(x AS VARCHAR))
  WHEN typeof(x) IN ('DOUBLE', 'FLOAT') THEN sr_float_text(CAST(x AS VARCHAR))
  WHEN typeof(x) = 'BLOB' THEN sr_blob_text(CAST(x AS VARCHAR))
  WHEN typeof(x) LIKE '%[]' OR typeof(x) LIKE 'STRUCT(%' THEN CAST(to_json(x) AS VARCHAR)
  ELSE CAST(x AS VARCHAR) END;

-- array_join: without a replacement NULL elements are left out.
CREATE OR REPLACE MACRO sr_array_join(a, separator) AS
    CASE WHEN a IS NOT NULL THEN coalesce(array_to_string(list_transform(a, lambda e: sr_str(e)), separator), '') END,
  (a, separator, missing) AS CASE WHEN a IS NOT NULL THEN
    coalesce(array_to_string(list_transform(a, lambda e: coalesce(sr_str(e), missing)), separator), '') END;

-- Texts read as StarRocks reads a field of a CSV file; NULL when the text is no value of the type.
CREATE OR REPLACE MACRO sr_int_text(t) AS
  CASE WHEN regexp_full_match(t, '[ \t]*[+-]?[0-9]+[ \t]*') THEN trim(t, ' ' || chr(9)) END;
CREATE OR REPLACE MACRO sr_to_boolean(t) AS CASE
  WHEN lower(t) = 'true' THEN true WHEN lower(t) = 'false' THEN false
  WHEN sr_int_text(t) IS NOT NULL THEN TRY_CAST(sr_int_text(t) AS BIGINT) <> 0 END;
CREATE OR REPLACE MACRO sr_to_date(t) AS CASE
  WHEN regexp_full_match(t, '[0-9]{8}') THEN CAST(try_strptime(t, '%Y%m%d') AS DATE)
  WHEN regexp_full_match(t, '[0-9]{14}') THEN CAST(try_strptime(t, '%Y%m%d%H%M%S') AS DATE)
  ELSE CAST(TRY_CAST(t AS TIMESTAMP) AS DATE) END;
CREATE OR REPLACE MACRO sr_to_datetime(t) AS CASE
  WHEN regexp_full_match(t, '[0-9]{8}') THEN try_strptime(t, '%Y%m%d')
  WHEN regexp_full_match(t, '[0-9]{14}') THEN try_strptime(t, '%Y%m%d%H%M%S')
  ELSE TRY_CAST(t AS TIMESTAMP) END;
CREATE OR REPLACE MACRO sr_csv_to_binary(t) AS CASE
  WHEN regexp_full_match(t, '([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?') THEN from_base64(t)
  ELSE encode(t) END;

-- What CAST(x AS BIGINT) reads, as digits: fractions are cut off, dates are their digits.
CREATE OR REPLACE MACRO sr_int_of(x) AS CASE
  WHEN typeof(x) = 'VARCHAR' THEN sr_int_text(CAST(x AS VARCHAR))
  WHEN typeof(x) = 'BOOLEAN' THEN CASE CAST(x AS VARCHAR) WHEN 'true' THEN '1' WHEN 'false' THEN '0' END
  WHEN typeof(x) IN ('DOUBLE', 'FLOAT') THEN
    CAST(TRY_CAST(trunc(TRY_CAST(CAST(x AS VARCHAR) AS DOUBLE)) AS HUGEINT) AS VARCHAR)
  WHEN typeof(x) LIKE 'DECIMAL%' THEN split_part(CAST(x AS VARCHAR), '.', 1)
  WHEN typeof(x) IN ('DATE', 'TIMESTAMP') THEN
    regexp_replace(split_part(sr_str(x), '.', 1), '[^0-9]', '', 'g')
  WHEN typeof(x) = 'JSON' THEN sr_int_text(sr_json_unquote(CAST(x AS VARCHAR)))
  ELSE CAST(x AS VARCHAR) END;
CREATE OR REPLACE MACRO sr_time(x) AS CASE
  WHEN typeof(x) = 'TIMESTAMP' THEN TRY_CAST(CAST(x AS VARCHAR) AS TIMESTAMP)
  ELSE sr_to_datetime(sr_str(x)) END;
CREATE OR REPLACE MACRO sr_to_binary(t, form) AS CASE lower(form)
  WHEN 'hex' THEN try(unhex(t)) WHEN 'encode64' THEN try(from_base64(t)) WHEN 'utf8' THEN encode(t) END;
CREATE OR REPLACE MACRO sr_from_binary(b, form) AS CASE lower(form)
  WHEN 'hex' THEN hex(CAST(CAST(b AS VARCHAR) AS BLOB))
  WHEN 'encode64' THEN to_base64(CAST(CAST(b AS VARCHAR) AS BLOB))
  WHEN 'utf8' THEN sr_bytes_text(CAST(CAST(b AS VARCHAR) AS BLOB)) END;
