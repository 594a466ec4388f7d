package io.cartera.document;

import io.cartera.document.RetentionPolicy.Rule;
import io.cartera.document.RetentionPolicy.Start;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/** The rules that come with the library, each with the provision it is taken from. */
enum ShippedRetention {
    SPAIN_COMMERCIAL("ES", 6, "Código de Comercio, art. 30.1", Papers.COMMERCIAL),
    SPAIN_TAX("ES", 4, "Ley 58/2003 General Tributaria, art. 66", Papers.BILLED),
    GERMANY_LETTERS("DE", 6, "Abgabenordnung, § 147 Abs. 3; Handelsgesetzbuch, § 257 Abs. 4", Papers.COMMERCIAL),
    GERMANY_VOUCHERS(
            "DE", 8, "Abgabenordnung, § 147 Abs. 3; Umsatzsteuergesetz, § 14b Abs. 1, from 2025-01-01", Papers.BILLED),
    FRANCE("FR", 10, "Code de commerce, art. L123-22", Papers.COMMERCIAL),
    ITALY("IT", 10, "Codice civile, art. 2220", Papers.COMMERCIAL),
    PORTUGAL("PT", 10, "Código do IVA, art. 52.º, n.º 1", Papers.COMMERCIAL),
    NETHERLANDS("NL", 7, "Algemene wet inzake rijksbelastingen, art. 52 lid 4", Papers.COMMERCIAL),
    AUSTRIA("AT", 7, "Bundesabgabenordnung, § 132 Abs. 1", Papers.COMMERCIAL),
    SWITZERLAND("CH", 10, "Obligationenrecht, Art. 958f", Papers.COMMERCIAL),
    UNITED_KINGDOM("GB", 6, "Value Added Tax Act 1994, Schedule 11, paragraph 6(3)", Papers.COMMERCIAL),
    RUSSIA("RU", 5, "Федеральный закон № 402-ФЗ, ст. 29", Papers.COMMERCIAL),
    CHINA_VOUCHERS("CN", 30, "会计档案管理办法 (2015), 附表一", Papers.BILLED),
    CHINA_PAPERS("CN", 10, "会计档案管理办法 (2015), 附表一", Papers.COMMERCIAL);

    private final String jurisdiction;
    private final int years;
    private final String legalBasis;
    private final List<DocumentKind> kinds;

    ShippedRetention(String jurisdiction, int years, String legalBasis, List<DocumentKind> kinds) {
        this.jurisdiction = jurisdiction;
        this.years = years;
        this.legalBasis = legalBasis;
        this.kinds = kinds;
    }

    static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        for (ShippedRetention one : values()) {
            for (DocumentKind kind : one.kinds) {
                rules.add(new Rule(
                        kind, one.jurisdiction, Period.ofYears(one.years), Start.END_OF_YEAR, one.legalBasis, true));
            }
        }
        return rules;
    }

    private static final class Papers {

        static final List<DocumentKind> BILLED = List.of(DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE);

        static final List<DocumentKind> COMMERCIAL = List.of(
                DocumentKind.INVOICE,
                DocumentKind.CREDIT_NOTE,
                DocumentKind.CONTRACT,
                DocumentKind.ORDER,
                DocumentKind.DELIVERY_NOTE,
                DocumentKind.REMITTANCE,
                DocumentKind.STATEMENT);
    }
}
