package io.vendflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Versions stand in one place: the root pom. A module says which library it wants, never which version of it. */
class DependencyVersionsTest {

    @Test
    void noModuleNamesAVersionOfItsOwn() throws Exception {
        List<String> literal = new ArrayList<>();
        for (Path pom : modules()) {
            versionsIn(pom).stream()
                    .filter(version -> !version.matches(".* \\$\\{[a-z0-9.-]+}"))
                    .forEach(literal::add);
        }
        assertThat(literal).isEmpty();
    }

    /** It may give another name to one of the root's. */
    @Test
    void noModuleDefinesAVersion() throws Exception {
        for (Path pom : modules()) {
            assertThat(propertiesOf(root(pom)))
                    .as(pom.toString())
                    .noneMatch(property -> property.matches(".*\\.version=[^$].*"));
        }
    }

    /** Otherwise it would prove nothing. */
    @Test
    void aVersionIsFoundWhereverItStands() throws Exception {
        assertThat(versionsIn(Documents.CHECKOUT.resolve("pom.xml")))
                .anyMatch(found -> found.endsWith("avro-maven-plugin ${avro.version}"))
                .anyMatch(found -> found.endsWith("archunit-junit5 ${archunit.version}"))
                .anyMatch(found -> found.endsWith("error_prone_core ${error-prone.version}"));
    }

    private static List<Path> modules() throws IOException, ParserConfigurationException, SAXException {
        List<Path> poms = new ArrayList<>();
        NodeList modules = root(Documents.CHECKOUT.resolve("pom.xml")).getElementsByTagName("module");
        for (int i = 0; i < modules.getLength(); i++) {
            poms.add(Documents.CHECKOUT.resolve(modules.item(i).getTextContent().strip(), "pom.xml"));
        }
        assertThat(poms)
                .hasSizeGreaterThan(15)
                .allSatisfy(pom -> assertThat(Files.exists(pom)).isTrue());
        return poms;
    }

    /** Every version of a dependency, plugin or processor that is not ours: file, artifact and version. */
    private static List<String> versionsIn(Path pom) throws IOException, ParserConfigurationException, SAXException {
        List<String> found = new ArrayList<>();
        NodeList artifacts = root(pom).getElementsByTagName("artifactId");
        for (int i = 0; i < artifacts.getLength(); i++) {
            Element owner = (Element) artifacts.item(i).getParentNode();
            if (!owner.getTagName().matches("project|parent")
                    && !"io.vendflow".equals(child(owner, "groupId"))
                    && !child(owner, "version").isEmpty()) {
                found.add(Documents.CHECKOUT.relativize(pom) + ": " + child(owner, "artifactId") + " "
                        + child(owner, "version"));
            }
        }
        return found;
    }

    private static String child(Element owner, String name) {
        for (Node each = owner.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each.getNodeName().equals(name)) {
                return each.getTextContent().strip();
            }
        }
        return "";
    }

    private static List<String> propertiesOf(Element project) {
        NodeList all = project.getElementsByTagName("*");
        return Stream.iterate(0, i -> i < all.getLength(), i -> i + 1)
                .map(all::item)
                .filter(each -> each.getParentNode().getNodeName().equals("properties"))
                .map(each -> each.getNodeName() + "=" + each.getTextContent().strip())
                .toList();
    }

    private static Element root(Path pom) throws IOException, ParserConfigurationException, SAXException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(pom.toFile())
                .getDocumentElement();
    }
}
