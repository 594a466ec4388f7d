package io.cartera.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Values on which established validators agree, in {@code shared/data/identifiers/vectors.csv}. */
class IdentifierVectorsTest {

    private static final Pattern ROW = Pattern.compile("([^,\"]*),(\"[^\"]*\"|[^,\"]*),(valid|invalid),.*");

    /** Schemes of the file that are not the library's: a host checks them by its own {@link IdentifierCheck}. */
    private static final Set<String> LEFT_TO_THE_PORT = Set.of(
            "ar_cuit",
            "au_abn",
            "be_ogm_vcs",
            "bic",
            "br_cnpj",
            "ch_qr_reference",
            "cl_rut",
            "co_nit",
            "de_leitweg",
            "ean13_gln",
            "fi_viitenumero",
            "fr_siren",
            "fr_siret",
            "in_gstin",
            "it_partita_iva",
            "jp_cn",
            "mx_rfc_company",
            "pe_ruc",
            "tr_vkn",
            "us_ein");

    private record Vector(String scheme, String value, boolean valid) {}

    private static final List<Vector> VECTORS = new ArrayList<>();

    @BeforeAll
    static void readTheVectors() throws IOException {
        List<String> lines = Files.readAllLines(vectors());
        for (String line : lines.subList(1, lines.size())) {
            Matcher row = ROW.matcher(line);
            assertThat(row.matches()).as(line).isTrue();
            VECTORS.add(new Vector(
                    row.group(1), row.group(2).replace("\"", ""), row.group(3).equals("valid")));
        }
    }

    private static Path vectors() {
        Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        for (Path folder = module; folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared/data/identifiers/vectors.csv");
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        return Assumptions.abort("There is no shared/data/identifiers beside the repository; no vector was compared");
    }

    @Test
    void every_vector_of_a_known_scheme_has_its_verdict() {
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (Vector vector : VECTORS) {
            IdentifierScheme scheme = IdentifierScheme.of(vector.scheme());
            if (IdentifierCheck.standardSchemes().contains(scheme)) {
                var fault = IdentifierCheck.standard().check(Identifier.of(scheme, vector.value()));
                compared++;
                if (fault.isPresent() == vector.valid()) {
                    wrong.add(vector + " " + fault);
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(compared).isGreaterThan(6000);
    }

    @Test
    void every_other_scheme_is_left_to_the_port() {
        Set<String> unknown = new TreeSet<>();
        VECTORS.forEach(vector -> unknown.add(vector.scheme()));
        IdentifierCheck.standardSchemes().forEach(scheme -> unknown.remove(scheme.code()));

        assertThat(unknown).isEqualTo(LEFT_TO_THE_PORT);
    }
}
