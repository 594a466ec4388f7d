package io.cartera.jdbc.internal;

import io.cartera.account.AccountId;
import io.cartera.account.LedgerId;
import io.cartera.customer.CustomerId;
import io.cartera.store.Violation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One question to the tables that finds nothing where the books are right, as it lies in the jar. */
public final class BooksCheck {

    private static final String RESOURCE = "/io/cartera/jdbc/checks/books.sql";
    private static final Pattern CHECK =
            Pattern.compile("^-- check (\\w+): ([^\\n]+)\\n(.*?);$", Pattern.DOTALL | Pattern.MULTILINE);

    private static final String SCRIPT = SchemaScript.read(RESOURCE);
    private static final List<BooksCheck> ALL = parsed(SCRIPT);

    private final String law;
    private final String statement;
    private final Sql sql;

    private BooksCheck(String law, String statement, String text) {
        this.law = law;
        this.statement = statement;
        this.sql = Sql.of("check " + law, text);
    }

    /** The whole script, with what each of its checks says. */
    public static String script() {
        return SCRIPT;
    }

    /** All checks, in the order of the script. */
    public static List<BooksCheck> all() {
        return ALL;
    }

    /** The law that it checks, as in {@code a02}. */
    public String law() {
        return law;
    }

    /** What the law says, in a sentence. */
    public String statement() {
        return statement;
    }

    /** What contradicts any of the laws, in the order of the script. */
    static List<Violation> violations(Transaction transaction) {
        return ALL.stream()
                .flatMap(check -> transaction.list(check.sql, parameters -> {}, check::violation).stream())
                .toList();
    }

    private Violation violation(Row row) throws SQLException {
        AccountId account = AccountId.of(LedgerId.of(row.text()), CustomerId.of(row.text()));
        return Violation.of(law, account, row.text(), row.text());
    }

    private static List<BooksCheck> parsed(String script) {
        List<BooksCheck> checks = new ArrayList<>();
        Set<String> laws = new HashSet<>();
        Matcher matcher = CHECK.matcher(script);
        while (matcher.find()) {
            // A session prepares a statement once for its name, so of two with one name the second would never be
            // asked.
            if (!laws.add(matcher.group(1))) {
                throw new IllegalStateException("two checks of " + matcher.group(1));
            }
            checks.add(new BooksCheck(
                    matcher.group(1), matcher.group(2), matcher.group(3).strip()));
        }
        return List.copyOf(checks);
    }
}
