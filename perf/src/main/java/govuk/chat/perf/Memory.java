package govuk.chat.perf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Resident memory of a process now and at its highest, as Linux tells in {@code /proc}; zero where that is missing. */
record Memory(double residentMebibytes, double peakMebibytes) {

    static Memory of(long processId) {
        try {
            return parse(Files.readAllLines(Path.of("/proc", String.valueOf(processId), "status")));
        } catch (IOException e) {
            return new Memory(0, 0);
        }
    }

    static Memory parse(List<String> status) {
        return new Memory(mebibytes(status, "VmRSS:"), mebibytes(status, "VmHWM:"));
    }

    private static double mebibytes(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
