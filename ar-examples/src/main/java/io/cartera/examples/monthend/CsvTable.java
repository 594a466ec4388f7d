package io.cartera.examples.monthend;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The form of one file of a ledger: which columns it must have and which it may have, in any order. Other columns are
 * ignored, and so are empty lines.
 *
 * @param file the name of the file
 * @param required the columns it must have
 * @param optional the columns it may have
 */
record CsvTable(String file, List<String> required, List<String> optional) {

    /** What is to be done with a row. */
    interface RowAction {
        void accept(CsvRow row) throws BadRowException;
    }

    /** Reads the file row by row; rows that the action will not have are rejected and the others go on. */
    void read(LedgerFiles files, Rejections rejections, RowAction action) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(files.open(file))) {
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                throw new CannotRunException(file + " is empty, a header row is required");
            }
            CsvRecord header = records.next();
            Map<String, Integer> columns = columns(header);
            while (records.hasNext()) {
                read(records.next(), header.getFieldCount(), columns, rejections, action);
            }
        } catch (CsvParseException broken) {
            throw new CannotRunException(file + " is no CSV file: " + broken.getMessage(), broken);
        } catch (UncheckedIOException broken) {
            throw unreadable(broken.getCause());
        } catch (IOException broken) {
            throw unreadable(broken);
        }
    }

    private void read(
            CsvRecord cells, int width, Map<String, Integer> columns, Rejections rejections, RowAction action) {
        CsvRow row = new CsvRow(columns, cells);
        try {
            if (cells.getFieldCount() != width) {
                throw new BadRowException(
                        "",
                        String.join(",", cells.getFields()),
                        "ragged line: " + cells.getFieldCount() + " cells under " + width + " columns");
            }
            action.accept(row);
        } catch (BadRowException bad) {
            rejections.add(file, row.line(), bad);
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
        boolean isText = !(broken instanceof CharacterCodingException);
        return new CannotRunException(
                file + (isText ? " cannot be read: " + broken.getMessage() : " is not UTF-8"), broken);
    }
}
