package io.cartera.examples.monthend;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Says for a user why a file could not be read or written: the message of such a failure is often only a path. */
final class FailedFile {

    private FailedFile() {}

    static String words(IOException failure) {
        if (failure instanceof FileSystemException onFile) {
            return Optional.ofNullable(onFile.getFile())
                            .map(file -> file + ": ")
                            .orElse("")
                    + reason(onFile);
        }
        return Optional.ofNullable(failure.getMessage()).orElse("reading or writing failed");
    }

    private static String reason(FileSystemException failure) {
        if (failure instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "something that is not a folder is in the way";
        }
        if (failure instanceof AtomicMoveNotSupportedException) {
            return "it cannot be moved to another file system";
        }
        return Optional.ofNullable(failure.getReason()).orElse("reading or writing failed");
    }
}
