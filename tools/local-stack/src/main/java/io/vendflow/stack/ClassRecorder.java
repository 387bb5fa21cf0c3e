package io.vendflow.stack;

import io.vendflow.embedded.ClassArchive;
import io.vendflow.stack.SupervisedChild.Program;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Lets the first program of each set of libraries write down its classes, where there is no archive of them yet. */
final class ClassRecorder implements UnaryOperator<Program> {

    private final Map<Path, ClassArchive> recorded = new LinkedHashMap<>();

    @Override
    public synchronized Program apply(Program program) {
        ClassArchive archive = program.command().archive();
        if (archive.exists() || recorded.putIfAbsent(archive.file(), archive) != null) {
            return program;
        }
        return program.with(program.command().recordingClasses());
    }

    synchronized List<ClassArchive> recorded() {
        return List.copyOf(recorded.values());
    }
}
