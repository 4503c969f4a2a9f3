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

-- Since 2.3.2 the back ends refuse to spell out more than max_length_for_bitmap_function members.
CREATE OR REPLACE MACRO sr_bitmap_to_string(t) AS list_transform([t], lambda made:
  CASE WHEN len(made) - len(replace(made, ',', '')) >= 1000000
  THEN error('bitmap_to_string not supported size > 1000000') ELSE made END)[1];

-- What CAST(x AS VARCHAR) gives in StarRocks. Its argument stands in it once, so that nesting does not make statements grow
-- by powers.
CREATE OR REPLACE MACRO sr_str(x) AS list_transform([x], lambda made: CASE
  WHEN typeof(made) = 'VARCHAR' THEN CAST(made AS VARCHAR)
  WHEN typeof(made) = 'BOOLEAN' THEN CASE CAST(made AS VARCHAR) WHEN 'true' THEN '1' WHEN 'false' THEN '0' END
  WHEN typeof(made) = 'TIMESTAMP' THEN sr_datetime_text(CAST(made AS VARCHAR))
  WHEN typeof(made) = 'DATE' THEN sr_year_zero(CAST(made AS VARCHAR))
  WHEN typeof(made) IN ('DOUBLE', 'FLOAT') THEN sr_float_text(CAST(made AS VARCHAR))
  WHEN typeof(made) = 'BLOB' THEN sr_blob_text(CAST(made AS VARCHAR))
  WHEN typeof(made) LIKE '%[]' OR typeof(made) LIKE 'STRUCT(%' THEN CAST(to_json(made) AS VARCHAR)
  ELSE CAST(made AS VARCHAR) END)[1];

-- array_join of texts: without a replacement NULL elements are left out. Its first argument stands in it once.
CREATE OR REPLACE MACRO sr_array_join(a, separator) AS list_transform([a],
    lambda made: CASE WHEN made IS NOT NULL THEN coalesce(array_to_string(made, separator), '') END)[1],
  (a, separator, missing) AS list_transform([list_transform(a, lambda e: coalesce(e, missing))],
    lambda made: CASE WHEN made IS NOT NULL THEN coalesce(array_to_string(made, separator), '') END)[1];

-- Texts read as StarRocks reads a field of a CSV file; NULL when the text is no value of the type.
CREATE OR REPLACE MACRO sr_int_text(t) AS nullif(trim(regexp_extract(t, '^[ \t]*[+-]?[0-9]+[ \t]*$'), ' ' || chr(9)), '');
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

-- What CAST(x AS BIGINT) reads, as digits: fractions are cut off, dates are their digits. Its argument stands in it once.
CREATE OR REPLACE MACRO sr_int_of(x) AS list_transform([x], lambda made: CASE
  WHEN typeof(made) = 'VARCHAR' THEN sr_int_text(CAST(made AS VARCHAR))
  WHEN typeof(made) = 'BOOLEAN' THEN CASE CAST(made AS VARCHAR) WHEN 'true' THEN '1' WHEN 'false' THEN '0' END
  WHEN typeof(made) IN ('DOUBLE', 'FLOAT') THEN
    CAST(TRY_CAST(trunc(TRY_CAST(CAST(made AS VARCHAR) AS DOUBLE)) AS HUGEINT) AS VARCHAR)
  WHEN typeof(made) LIKE 'DECIMAL%' THEN split_part(CAST(made AS VARCHAR), '.', 1)
  WHEN typeof(made) IN ('DATE', 'TIMESTAMP') THEN
    regexp_replace(split_part(sr_str(made), '.', 1), '[^0-9]', '', 'g')
  WHEN typeof(made) = 'JSON' THEN sr_int_text(sr_json_unquote(CAST(made AS VARCHAR)))
  ELSE CAST(made AS VARCHAR) END)[1];
CREATE OR REPLACE MACRO sr_time(x) AS list_transform([x], lambda made: CASE
  WHEN typeof(made) = 'TIMESTAMP' THEN TRY_CAST(CAST(made AS VARCHAR) AS TIMESTAMP)
  ELSE sr_to_datetime(sr_str(made)) END)[1];
CREATE OR REPLACE MACRO sr_to_binary(t, form) AS CASE lower(form)
  WHEN 'hex' THEN try(unhex(t)) WHEN 'encode64' THEN try(from_base64(t)) WHEN 'utf8' THEN encode(t) END;
CREATE OR REPLACE MACRO sr_from_binary(b, form) AS CASE lower(form)
  WHEN 'hex' THEN hex(CAST(CAST(b AS VARCHAR) AS BLOB))
  WHEN 'encode64' THEN to_base64(CAST(CAST(b AS VARCHAR) AS BLOB))
  WHEN 'utf8' THEN sr_bytes_text(CAST(CAST(b AS VARCHAR) AS BLOB)) END;
