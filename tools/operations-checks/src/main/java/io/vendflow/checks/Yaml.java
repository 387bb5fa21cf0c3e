package io.vendflow.checks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** YAML as maps and lists; what is not there is empty. */
final class Yaml {

    private Yaml() {}

    static Map<?, ?> read(Path file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return map(new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).load(Repository.text(file)));
    }

    static List<? extends Map<?, ?>> maps(Map<?, ?> map, String key) {
        return map.get(key) instanceof List<?> list
                ? list.stream().map(Yaml::map).toList()
                : List.of();
    }

    static Map<?, ?> map(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    static String text(Map<?, ?> map, String key) {
        return Objects.toString(map.get(key), "");
    }
}
