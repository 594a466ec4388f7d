package io.cartera.examples.monthend;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names the statements' files after the customers, so that no file system takes two for one or refuses a name. */
final class StatementFiles {

    // File systems take 255 bytes, and the endings need some.
    private static final int LONGEST = 200;
    private static final int DIGEST = 36;
    /** Devices of Windows, which it sees in front of any ending, and what hides a file elsewhere. */
    private static final Pattern RESERVED =
            Pattern.compile("\\..*|(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?", Pattern.CASE_INSENSITIVE);

    private final Set<String> taken = new HashSet<>();

    /** The file of the next customer. */
    String next(String id) {
        String name = named(id);
        String free = name;
        while (!taken.add(free.toLowerCase(Locale.ROOT))) {
            free = name + "~" + digest(id + free).substring(0, 8);
        }
        return OutputFolder.STATEMENTS + "/" + free + ".txt";
    }

    private static String named(String id) {
        String name = URLEncoder.encode(id, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
        if (RESERVED.matcher(name).matches()) {
            name = String.format(Locale.ROOT, "%%%02X%s", (int) name.charAt(0), name.substring(1));
        }
        if (name.length() <= LONGEST) {
            return name;
        }
        int end = LONGEST - DIGEST;
        int escape = name.lastIndexOf('%', end - 1);
        return name.substring(0, escape > end - 3 && escape >= 0 ? escape : end) + digest(id);
    }

    private static String digest(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
