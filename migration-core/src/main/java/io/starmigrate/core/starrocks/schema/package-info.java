/**
 * What a table or view of one cluster has to be called, made of and set to on another one: text in, text out.
 *
 * <pre>{@code
 * ClusterProfile source = new ClusterProfile(Capabilities.of("3.1.5"), RunMode.SHARED_DATA);
 * ClusterProfile target = new ClusterProfile(Capabilities.of("3.3.2"), RunMode.SHARED_NOTHING);
 * SchemaRewriter rewriter = new SchemaRewriter(source, target, RewriteSettings.of(Renames.database("shop", "shop2")));
 * Rewritten<TableDdl> table = rewriter.table(showCreateTable);
 * table.refusals().forEach(System.err::println);  // what the target cannot have: there is no statement then
 * table.notes().forEach(System.out::println);     // each line that was dropped, translated, added or paused
 * execute(table.definition().sql());
 * later(table.deferred());                        // what sets back what is paused while rows are loaded
 * }</pre>
 */
@NullMarked
@PublicApi
package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.PublicApi;
import org.jspecify.annotations.NullMarked;
