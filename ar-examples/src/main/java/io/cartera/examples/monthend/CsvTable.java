package io.cartera.examples.monthend;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.cartera.examples.monthend.Rejections.BadRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A file of a ledger with the columns it must and may have, in any order; others are ignored, as are empty lines. */
record CsvTable(String file, List<String> required, List<String> optional) {

    // A long line is a bad row like another, up to where it would take the memory of the run.
    private static final int MOST_CELLS = 1_000_000;
    private static final int MOST_CHARACTERS = 1 << 26;

    /** What is to be done with a row. */
    interface RowAction {
        void accept(Row row) throws BadRow;
    }

    /** A row, its cells by the name of their column: as they stand in the file, empty where it has no such column. */
    record Row(Map<String, Integer> columns, CsvRecord cells) {

        String text(String column) {
            Integer index = columns.get(column);
            return index == null ? "" : cells.getField(index);
        }

        BadRow bad(String column, String reason) {
            return new BadRow(column, text(column), reason);
        }
    }

    /** Reads the file row by row; rows that the action will not have are rejected and the others go on. */
    void read(LedgerFiles files, Rejections rejections, Progress progress, RowAction action) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(MOST_CHARACTERS)
                .build(rows(), files.open(file))) {
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                throw new CannotRunException(file + " is empty, a header row is required");
            }
            CsvRecord header = records.next();
            Map<String, Integer> columns = columns(header);
            for (long rows = 0; records.hasNext(); rows++) {
                progress.at("reading " + file, rows, "rows");
                CsvRecord cells = records.next();
                try {
                    requireWidth(cells, header.getFieldCount());
                    action.accept(new Row(columns, cells));
                } catch (BadRow bad) {
                    rejections.add(file, cells.getStartingLineNumber(), bad);
                }
            }
        } catch (CsvParseException broken) {
            throw new CannotRunException(file + " is no CSV file: " + broken.getMessage());
        } catch (UncheckedIOException broken) {
            throw unreadable(broken.getCause());
        } catch (IOException broken) {
            throw unreadable(broken);
        }
    }

    private static CsvRecordHandler rows() {
        return CsvRecordHandler.builder()
                .maxFields(MOST_CELLS)
                .maxFieldSize(MOST_CHARACTERS)
                .maxRecordSize(MOST_CHARACTERS)
                .build();
    }

    private static void requireWidth(CsvRecord cells, int width) throws BadRow {
        if (cells.getFieldCount() != width) {
            String reason = "ragged line: " + cells.getFieldCount() + " cells under " + width + " columns";
            throw new BadRow("", String.join(",", cells.getFields()), reason);
        }
    }

    private Map<String, Integer> columns(CsvRecord header) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < header.getFieldCount(); i++) {
            String name = header.getField(i);
            if ((required.contains(name) || optional.contains(name)) && columns.put(name, i) != null) {
                throw new CannotRunException(file + " has the column " + name + " twice");
            }
        }
        for (String name : required) {
            if (!columns.containsKey(name)) {
                throw new CannotRunException(file + " has no column " + name);
            }
        }
        return columns;
    }

    private CannotRunException unreadable(IOException broken) {
        boolean isEncoding = broken instanceof CharacterCodingException;
        return new CannotRunException(
                file + (isEncoding ? " is not UTF-8" : " cannot be read: " + FailedFile.words(broken)));
    }
}
