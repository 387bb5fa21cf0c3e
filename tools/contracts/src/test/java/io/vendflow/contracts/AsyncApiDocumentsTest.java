package io.vendflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.apicurio.datamodels.Library;
import io.apicurio.datamodels.models.Document;
import io.apicurio.datamodels.models.asyncapi.v30.AsyncApi30Document;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Both documents are AsyncAPI 3 by the library with which Apicurio Registry checks them. */
class AsyncApiDocumentsTest {

    static List<Documents> documents() {
        return List.of(Documents.machines(), Documents.events());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void breakNoRuleOfTheSpecification(Documents document) {
        assertThat(problems(document.root())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void referToNothingThatIsNotThere(Documents document) {
        assertThat(document.root().findValuesAsString("$ref")).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(document.root().at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse();
            } else {
                assertThat(document.file().resolveSibling(reference)).isRegularFile();
            }
        });
        assertThat(document.root().findValuesAsString("x-page"))
                .isNotEmpty()
                .allSatisfy(
                        page -> assertThat(document.file().resolveSibling(page)).isRegularFile());
    }

    /** Otherwise the first test would prove nothing. */
    @Test
    void aMistakeIsFound() {
        ObjectNode broken = Documents.machines().root().deepCopy().asObject();
        broken.withObject("/operations/receiveSale").put("action", "devour");
        broken.withObject("/operations/sendError/channel").put("$ref", "#/channels/eror");

        assertThat(problems(broken)).hasSize(2);
    }

    private static List<String> problems(JsonNode root) {
        Document document = Library.readDocumentFromJSONString(root.toString());
        assertThat(document).isInstanceOf(AsyncApi30Document.class);
        return Library.validate(document, null).stream()
                .map(problem -> problem.errorCode + " " + problem.message + " at " + problem.nodePath)
                .toList();
    }
}
