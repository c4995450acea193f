package govuk.chat.core.store.jdbc;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables up to date before anything else happens. The scripts and their history have names of their own, so that the
 * library can share a program and a database with others that use Flyway.
 */
final class Migrations {
    private static final Logger log = LoggerFactory.getLogger(Migrations.class);

    private Migrations() {}

    /** @throws org.flywaydb.core.api.FlywayException if it cannot, or the database was used by a newer version than this */
    static void run(DataSource database, Dialect dialect) {
        var done = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:govuk/chat/db/migration")
                .table("chat_schema_history")
                .placeholders(Map.of("key", dialect.key()))
                // Flyway's own choice is to use a newer database as if it were ours.
                .ignoreMigrationPatterns(new String[0])
                .loggers("slf4j")
                .load()
                .migrate();
        log.info(
                "The database is at version {}, {} migrations were run",
                done.targetSchemaVersion,
                done.migrationsExecuted);
    }
}
