package io.starmigrate.core.starrocks.privilege;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Grants as clusters print them: names without quotes, several objects in one statement, and who may pass them on. */
class ShownGrantTest {
    private static String read(String statement) {
        return ShownGrant.of(statement).stream()
                .map(grant -> grant.type() + " " + grant.database() + "/" + grant.object() + " "
                        + grant.privileges().stream().sorted().collect(Collectors.joining(" "))
                        + (grant.passedOn() ? " passed on" : ""))
                .collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "GRANT SELECT ON TABLE shop.dim TO USER 'reader'@'%' | TABLE shop/dim SELECT",
                "GRANT DELETE, INSERT, SELECT ON TABLE shop.a, shop.b TO ROLE 'etl' | TABLE shop/a DELETE INSERT SELECT; TABLE shop/b DELETE INSERT SELECT",
                "GRANT SELECT ON ALL TABLES IN DATABASE shop TO ROLE 'r' | TABLE shop/ SELECT",
                "GRANT SELECT ON ALL VIEWS IN ALL DATABASES TO ROLE 'r' | VIEW */ SELECT",
                "GRANT CREATE TABLE, DROP ON DATABASE shop, hr TO USER 'a'@'%' | DATABASE shop/ CREATE TABLE DROP; DATABASE hr/ CREATE TABLE DROP",
                "GRANT SELECT ON TABLE shop.dim TO USER 'a'@'%' WITH GRANT OPTION | TABLE shop/dim SELECT passed on",
                "GRANT SELECT ON TABLE shop.b-chi 表 TO USER 'a'@['h.local'] | TABLE shop/b-chi 表 SELECT",
                "GRANT SELECT ON TABLE shop.a.b TO USER 'a'@'%' | TABLE shop/a.b SELECT",
                "GRANT SELECT ON TABLE shop.way TO go TO USER 'a'@'%' | TABLE shop/way TO go SELECT",
                "GRANT SELECT ON TABLE shop.rows ON time TO USER 'a'@'%' | TABLE shop/rows ON time SELECT",
                // A comma ends an object only where the next one begins with its database.
                "GRANT SELECT ON TABLE shop.a,b TO USER 'a'@'%' | TABLE shop/a,b SELECT",
                "GRANT SELECT ON TABLE shop.a, b, shop.c TO USER 'a'@'%' | TABLE shop/a, b SELECT; TABLE shop/c SELECT",
                // Names of users may say anything.
                "GRANT SELECT ON TABLE shop.dim TO USER 'x TO y'@'%' | TABLE shop/dim SELECT",
                "GRANT SELECT ON TABLE shop.dim TO ROLE 'a ON b' | TABLE shop/dim SELECT",
                "GRANT 'a', 'b' TO USER 'c ON d TO e'@'%' | ~~",
                "GRANT USAGE ON CATALOG hive TO USER 'a'@'%' | ~~",
                "GRANT ALTER ON MATERIALIZED VIEW shop.mv TO USER 'a'@'%' | ~~",
            })
    void isReadByItsObjects(String statement, String expected) {
        assertThat(read(statement)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GRANT Select_priv ON default_cluster:shop.* TO 'default_cluster:mig'@'%' | true",
                "GRANT SELECT_PRIV ON default_cluster:shop.dim TO 'default_cluster:mig'@'%' | false",
                "GRANT Select_priv ON shop.* TO 'mig'@'%' | true",
                "GRANT Select_priv ON default_cluster:hr.* TO 'default_cluster:mig'@'%' | false",
                "GRANT Select_priv ON *.* TO 'default_cluster:mig'@'%' | true",
            })
    void beforeRolesADatabaseMayHaveItsClusterBeforeIt(String statement, boolean covers) {
        assertThat(GrantText.privileges(statement)).singleElement().satisfies(granted -> {
            assertThat(granted.covers(new Scope(Scope.Kind.EVERYTHING, "shop"))).isEqualTo(covers);
            assertThat(granted.gives("SELECT")).isTrue();
        });
    }
}
