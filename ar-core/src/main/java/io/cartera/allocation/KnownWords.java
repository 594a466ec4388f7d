package io.cartera.allocation;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words of payers that say nothing against a payment: that it is one, of what, by whom and how. Those of English,
 * Spanish, German and French trade, some of Russian and Chinese, legal forms and months. A word that is not here may
 * change what a payment is for, and only a person can tell.
 */
final class KnownWords {

    private static final Splitter WORDS = Splitter.on(' ');

    private static final Set<String> FEES = ImmutableSet.copyOf(
            WORDS.split("FEE FEES CHARGE CHARGES COMMISSION COMISION COMISIÓN COMISIONES GASTOS GEBÜHR "
                    + "GEBUEHR GEBÜHREN SPESEN FRAIS КОМИССИЯ 手续费"));

    private static final Set<String> DISCOUNTS = ImmutableSet.of("DISC", "DISCOUNT", "DESCUENTO", "ESCOMPTE", "SKONTO");

    private static final Set<String> CALL_DOCUMENTS = ImmutableSet.copyOf(
            WORDS.split("BILL DOCUMENT INV INVOICE INVOICES INVS NO NR NUM NUMBER NUMBERS ORDER PO FACTURA FACTURAS "
                    + "FRA FRAS NÚM NÚMERO PEDIDO RECHNUNG RECHNUNGEN RG RGNR FACTURE FACTURES СЧЕТ СЧЁТ СЧЕТУ "
                    + "СЧЁТУ 发票"));

    private static final Set<String> INSTALMENTS =
            ImmutableSet.copyOf(WORDS.split("CUOTA INSTALLMENT INSTALLMENTS INSTALMENT INSTALMENTS PART RATE"));

    private static final Set<String> MONTHS = ImmutableSet.copyOf(
            WORDS.split("JAN FEB MAR APR MAY JUN JUL AUG SEP SEPT OCT NOV DEC JANUARY FEBRUARY MARCH APRIL JUNE JULY "
                    + "AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER"));

    private static final Set<String> PLAIN = Stream.of(
                    "A AN AND AS AT BY FOR FROM IN LESS MINUS OF ON OUR PER PLUS RE THE TO WITH YOUR",
                    "ACCOUNT ACCT ACH BALANCE BANK BEHALF BILL CASH CHECK CHEQUE CREDIT DISC DISCOUNT "
                            + "DOCUMENT EARLY FACTOR FACTORING FULL IBAN INSTALLMENT INSTALLMENTS INSTALMENT "
                            + "INSTALMENTS INV INVOICE INVOICES INVS MEMO NO NOTE NR NUM NUMBER NUMBERS ORDER PAID "
                            + "PART PAY PAYING PAYMENT PAYMENTS PO PURCHASE REF REFERENCE REMITTANCE SEPA "
                            + "SETTLEMENT SWIFT TAKEN TRANSFER WIRE",
                    "COBRO CUOTA DE DEL DESCUENTO EL FACTURA FACTURAS FRA FRAS LA LAS LOS NUESTRA NÚM "
                            + "NÚMERO PAGO PAGOS PEDIDO POR PRONTO SU SUS TRANSFERENCIA VUESTRA Y",
                    "BEZAHLUNG DER DIE FÜR IHRE RATE RECHNUNG RECHNUNGEN RG RGNR SKONTO UND VOM VON "
                            + "ZAHLUNG ÜBERWEISUNG",
                    "DU ESCOMPTE ET FACTURE FACTURES PAIEMENT RÈGLEMENT VIREMENT VOTRE",
                    "ПО ЗА СЧЕТ СЧЁТ СЧЕТУ СЧЁТУ ОПЛАТА ПЛАТЕЖ ПЛАТЁЖ ОТ",
                    "付款 货款 发票",
                    "AB AG BV CO COMPANY CORP CORPORATION GMBH INC KG LIMITED LLC LLP LTD NV OY PLC SA "
                            + "SARL SAS SE SL SLU SPA SRL")
            .flatMap(WORDS::splitToStream)
            .collect(ImmutableSet.toImmutableSet());

    private KnownWords() {}

    /** Whether the word, in upper case, speaks of a bank's fee. */
    static boolean isFee(String word) {
        return FEES.contains(word);
    }

    /** Whether the word, in upper case, speaks of a discount. */
    static boolean isDiscount(String word) {
        return DISCOUNTS.contains(word);
    }

    /** Whether the number that follows the word, in upper case, is that of a document, whatever it looks like. */
    static boolean callsDocument(String word) {
        return CALL_DOCUMENTS.contains(word);
    }

    /** Whether the word, in upper case, speaks of an instalment. */
    static boolean isInstalment(String word) {
        return INSTALMENTS.contains(word);
    }

    /** Whether the word, in upper case, is the name of a month. */
    static boolean isMonth(String word) {
        return MONTHS.contains(word);
    }

    /** Whether the word, in upper case, is one that says nothing against a payment; a single letter never does. */
    static boolean contains(String word) {
        return word.codePointCount(0, word.length()) == 1
                || PLAIN.contains(word)
                || FEES.contains(word)
                || MONTHS.contains(word);
    }
}
