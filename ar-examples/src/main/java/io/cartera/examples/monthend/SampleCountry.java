package io.cartera.examples.monthend;

import java.util.List;
import java.util.Locale;
import org.joda.money.CurrencyUnit;

/** A country of the sample ledger: what its customers pay in, and the words their invented names are made of. */
record SampleCountry(
        String code, CurrencyUnit currency, int customers, String form, List<String> houses, List<String> trades) {

    /** In the order of the trades of every country. */
    private static final List<String> INDUSTRIES =
            List.of("Construction", "Manufacturing", "Retail", "Hospitality", "Healthcare", "Logistics");

    static final List<SampleCountry> ALL = """
            DE|EUR|30|%s %s GmbH|Falkenrieth Grünwaldt Hößler Kettenbach Lindhorst Möhrke Sandvoß Weißenau|Bau Maschinenbau Großhandel Gastro Medizintechnik Spedition
            AT|EUR|8|%s %s KG|Aichgruber Brandstätt Dornauer Gföllinger|Hochbau Metallbau Handel Hotellerie Medizintechnik Transporte
            FR|EUR|18|%2$s %1$s SAS|Beaulieu-Fabre Charpentray Évrardin Guérinet Lefèbvry Tréhouart|Bâtiment Mécanique Distribution Hôtellerie Santé Transports
            IT|EUR|14|%2$s %1$s S.r.l.|Bellafonte Castelmorì Dell’Orso Nicolò-Sarti|Edilizia Meccanica Commerciale Alberghiera Sanitaria Trasporti
            ES|EUR|14|%2$s %1$s S.L.|García-Peñalver Ibáñez-Luján Muñoyerro Zubirían|Construcciones Mecánica Comercial Hostelería Sanidad Transportes
            NL|EUR|10|%s %s B.V.|Meerschot Oosterveen Vliethuys IJzendoorn|Bouw Machines Handel Horeca Zorg Transport
            PT|EUR|5|%2$s %1$s, Lda.|Falcão-Brites Gonçalvim Serpões|Construções Máquinas Comércio Hotelaria Saúde Logística
            GR|EUR|4|%s %s Α.Ε.|Παπαδήμου Βλαχέας|Κατασκευές Μηχανές Εμπόριο Ξενοδοχεία Ιατρικά Μεταφορές
            PL|EUR|9|%s %s Sp. z o.o.|Łódźmet Śnieżnik Wiśnicki Żurawin|Budownictwo Maszyny Handel Hotele Medyka Spedycja
            TR|EUR|6|%s %s A.Ş.|Ünsal Çağlayık Özgürer Şirinoğlu|İnşaat Makine Ticaret Otelcilik Sağlık Nakliyat
            US|USD|14|%s %s, Inc.|Brandish Cutshaw Harrowgate Tillamore|Builders Machine Supply Hospitality Medical Freight
            GB|GBP|12|%s & Sons %s Ltd|Ashcombe O'Dunmore Pellbridge Thornleigh|Construction Engineering Trading Hotels Healthcare Haulage
            JP|JPY|8|株式会社%s%s|青葉川 北原田 白鳥台 松ヶ谷|建設 機械 商事 観光 医療 運輸
            """.lines().map(SampleCountry::parse).toList();

    private static SampleCountry parse(String line) {
        String[] cells = line.split("\\|");
        return new SampleCountry(
                cells[0],
                CurrencyUnit.of(cells[1]),
                Integer.parseInt(cells[2]),
                cells[3],
                List.of(cells[4].split(" ")),
                List.of(cells[5].split(" ")));
    }

    /** The name of the nth customer here: no two are alike while there are fewer than houses times trades. */
    String name(int nth) {
        return String.format(Locale.ROOT, form, houses.get(nth % houses.size()), trades.get(trade(nth)));
    }

    String industry(int nth) {
        return INDUSTRIES.get(trade(nth));
    }

    private int trade(int nth) {
        return (nth / houses.size() + nth % houses.size()) % INDUSTRIES.size();
    }
}
