package io.cartera.examples.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {

    @Test
    void a_small_ledger_gives_this_summary(@TempDir Path folder) {
        String summary = TestLedger.in(folder)
                .customers("ACME,Acme,,,,100,EUR", "OTHER,Other,,,,0,USD")
                .documents(
                        "I1,INVOICE,ACME,2026-01-10,EUR,300,,,",
                        "I2,DEBIT_NOTE,OTHER,2026-01-10,EUR,50,2026-01-10,,",
                        "N1,CREDIT_NOTE,OTHER,2026-01-11,EUR,20,,,",
                        "I3,INVOICE,ACME,2026-02-01,EUR,1000,,,",
                        "I4,INVOICE,ACME,2026-01-10,EUR,0,,,")
                .payments("P1,ACME,2026-01-20,EUR,120,I1,", "P2,OTHER,2026-01-20,JPY,7,,")
                .run("--as-of", "2026-01-31", "--buckets", "20")
                .text("summary.json");

        assertThat(summary).isEqualTo("""
                        {
                          "as_of": "2026-01-31",
                          "buckets": [
                            20
                          ],
                          "currencies": {
                            "EUR": {
                              "documents": {
                                "count": 2,
                                "amount": "350.00"
                              },
                              "credit_notes": {
                                "count": 1,
                                "amount": "20.00"
                              },
                              "payments": {
                                "count": 1,
                                "amount": "120.00"
                              },
                              "not_due": "180.00",
                              "d1_20": "0.00",
                              "d20_plus": "30.00",
                              "unapplied": "0.00",
                              "balance": "210.00",
                              "dso": "19.73",
                              "dso_reason": null,
                              "abc": {
                                "A": [
                                  {
                                    "customer": "ACME",
                                    "turnover": "300.00"
                                  }
                                ],
                                "B": [
                                  {
                                    "customer": "OTHER",
                                    "turnover": "30.00"
                                  }
                                ],
                                "C": []
                              },
                              "abc_strict": {
                                "A": [],
                                "B": [
                                  {
                                    "customer": "ACME",
                                    "turnover": "300.00"
                                  }
                                ],
                                "C": [
                                  {
                                    "customer": "OTHER",
                                    "turnover": "30.00"
                                  }
                                ]
                              },
                              "top_debtors": [
                                {
                                  "customer": "ACME",
                                  "balance": "180.00",
                                  "overdue": "0.00",
                                  "payer_class": "UNKNOWN",
                                  "payment_score": "90.0"
                                },
                                {
                                  "customer": "OTHER",
                                  "balance": "30.00",
                                  "overdue": "30.00",
                                  "payer_class": "UNKNOWN",
                                  "payment_score": "61.4"
                                }
                              ]
                            },
                            "JPY": {
                              "documents": {
                                "count": 0,
                                "amount": "0"
                              },
                              "credit_notes": {
                                "count": 0,
                                "amount": "0"
                              },
                              "payments": {
                                "count": 1,
                                "amount": "7"
                              },
                              "not_due": "0",
                              "d1_20": "0",
                              "d20_plus": "0",
                              "unapplied": "7",
                              "balance": "-7",
                              "dso": "0.00",
                              "dso_reason": null,
                              "abc": {
                                "A": [],
                                "B": [],
                                "C": []
                              },
                              "abc_strict": {
                                "A": [],
                                "B": [],
                                "C": []
                              },
                              "top_debtors": []
                            }
                          },
                          "over_limit": [
                            {
                              "customer": "ACME",
                              "currency": "EUR",
                              "limit": "100.00",
                              "exposure": "180.00",
                              "payer_class": "UNKNOWN",
                              "payment_score": "90.0"
                            }
                          ],
                          "rejected": 1
                        }
                        """);
    }
}
