package io.cartera.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.cartera.time.BusinessDayConvention;
import io.cartera.time.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Terms of payment as a customer is told them, in English, Spanish, Russian and Chinese. */
class C057TermsInWordsTest {

    private static final Locale ENGLISH = Locale.ENGLISH;
    private static final Locale SPANISH = Locale.forLanguageTag("es-ES");
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru-RU");
    private static final Locale CHINESE = Locale.forLanguageTag("zh-Hans-CN");
    private static final List<Locale> ALL = List.of(ENGLISH, SPANISH, RUSSIAN, CHINESE);
    private static final Locale DEFAULT = Locale.getDefault();
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    @AfterEach
    void restoreTheDefault() {
        Locale.setDefault(DEFAULT);
    }

    private static TermDates on(String invoicedOn) {
        return TermDates.of(LocalDate.parse(invoicedOn)).withCalendar(TermsArbitraries.WEEK);
    }

    private static List<String> told(String rule, TermDates dates, Locale locale) {
        return DueDateRule.parse(rule).explain(dates, locale);
    }

    /** The delivery is on the 26th, after the cut-off day; 2025-04-06 is a Sunday. */
    private static final String WHOLE =
            "net 0 from delivery cut-off 25 months 1 end-of-month then 6 pay-days 6/20" + " roll following";

    private static TermDates delivered() {
        return on("2025-01-20").with(TermStart.DELIVERY, LocalDate.parse("2025-01-26"));
    }

    @Test
    void a_rule_of_many_steps_in_spanish() {
        assertThat(told(WHOLE, delivered(), SPANISH))
                .containsExactly(
                        "fecha de entrega 2025-01-26",
                        "más 1 mes: 2025-02-26",
                        "pasado el día de corte 25, un mes más: 2025-03-26",
                        "fin de mes: 2025-03-31",
                        "después más 6 días: 2025-04-06",
                        "próximo día de pago entre los días 6/20: 2025-04-06",
                        "domingo no es día hábil, pasa al siguiente día hábil: 2025-04-07",
                        "vence el 2025-04-07");
    }

    @Test
    void a_rule_of_many_steps_in_russian() {
        assertThat(told(WHOLE, delivered(), RUSSIAN))
                .containsExactly(
                        "дата поставки 2025-01-26",
                        "плюс 1 месяц: 2025-02-26",
                        "после предельного дня 25, ещё один месяц: 2025-03-26",
                        "конец месяца: 2025-03-31",
                        "затем плюс 6 дней: 2025-04-06",
                        "ближайший день платежа из 6/20: 2025-04-06",
                        "воскресенье — нерабочий день, перенос на следующий рабочий день: 2025-04-07",
                        "срок оплаты 2025-04-07");
    }

    @Test
    void a_rule_of_many_steps_in_chinese() {
        assertThat(told(WHOLE, delivered(), CHINESE))
                .containsExactly(
                        "交货日期 2025-01-26",
                        "加1个月：2025-02-26",
                        "已过当月截止日（25日），再加1个月：2025-03-26",
                        "当月月末：2025-03-31",
                        "再加6天：2025-04-06",
                        "下一个付款日（6/20）：2025-04-06",
                        "星期日不是工作日，顺延至下一个工作日：2025-04-07",
                        "到期日 2025-04-07");
    }

    @Test
    void a_rule_of_many_steps_in_english() {
        assertThat(told(WHOLE, delivered(), Locale.UK))
                .isEqualTo(DueDateRule.parse(WHOLE).explain(delivered()))
                .contains("plus 1 month: 2025-02-26", "due on 2025-04-07");
    }

    @Test
    void a_day_of_the_month() {
        TermDates dates = on("2024-01-15");
        assertThat(told("net 0 months 1 day 31", dates, SPANISH)).contains("día 31 del mes: 2024-02-29");
        assertThat(told("net 0 months 1 day 31", dates, RUSSIAN)).contains("31-е число месяца: 2024-02-29");
        assertThat(told("net 0 months 1 day 31", dates, CHINESE)).contains("当月31日：2024-02-29");
    }

    @Test
    void a_due_date_that_would_lie_before_the_invoice() {
        TermDates dates = on("2025-01-20").with(TermStart.ORDER, LocalDate.parse("2024-12-02"));
        assertThat(ALL.stream().map(locale -> told("net 10 from order", dates, locale)))
                .containsExactly(
                        List.of(
                                "order date 2024-12-02",
                                "plus 10 days: 2024-12-12",
                                "not before the invoice: 2025-01-20",
                                "due on 2025-01-20"),
                        List.of(
                                "fecha del pedido 2024-12-02",
                                "más 10 días: 2024-12-12",
                                "no antes de la factura: 2025-01-20",
                                "vence el 2025-01-20"),
                        List.of(
                                "дата заказа 2024-12-02",
                                "плюс 10 дней: 2024-12-12",
                                "не раньше даты счёта: 2025-01-20",
                                "срок оплаты 2025-01-20"),
                        List.of("订单日期 2024-12-02", "加10天：2024-12-12", "不早于发票日期：2025-01-20", "到期日 2025-01-20"));
    }

    @ParameterizedTest
    @CsvSource({
        "invoice, invoice date, fecha de la factura, дата счёта, 发票日期",
        "delivery, delivery date, fecha de entrega, дата поставки, 交货日期",
        "goods-receipt, receipt of goods, recepción de la mercancía, дата получения товара, 收货日期",
        "order, order date, fecha del pedido, дата заказа, 订单日期",
        "period-midpoint, middle of the period, mitad del período, середина периода, 账期中点",
        "custom, agreed date, fecha acordada, согласованная дата, 约定日期"
    })
    void every_start_date(String start, String english, String spanish, String russian, String chinese) {
        LocalDate day = LocalDate.parse("2026-01-10");
        TermDates dates = TermDates.of(day)
                .with(TermStart.DELIVERY, day)
                .with(TermStart.GOODS_RECEIPT, day)
                .with(TermStart.ORDER, day)
                .with(TermStart.CUSTOM, day)
                .withPeriod(DateRange.ofClosed(day, day));
        String rule = start.equals("invoice") ? "net 0" : "net 0 from " + start;

        assertThat(ALL.stream().map(locale -> told(rule, dates, locale).get(0)))
                .containsExactly(
                        english + " 2026-01-10",
                        spanish + " 2026-01-10",
                        russian + " 2026-01-10",
                        chinese + " 2026-01-10");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1 day, 1 día, 1 день, 1天",
        "2, 2 days, 2 días, 2 дня, 2天",
        "4, 4 days, 4 días, 4 дня, 4天",
        "5, 5 days, 5 días, 5 дней, 5天",
        "10, 10 days, 10 días, 10 дней, 10天",
        "11, 11 days, 11 días, 11 дней, 11天",
        "12, 12 days, 12 días, 12 дней, 12天",
        "14, 14 days, 14 días, 14 дней, 14天",
        "20, 20 days, 20 días, 20 дней, 20天",
        "21, 21 days, 21 días, 21 день, 21天",
        "22, 22 days, 22 días, 22 дня, 22天",
        "25, 25 days, 25 días, 25 дней, 25天",
        "101, 101 days, 101 días, 101 день, 101天",
        "111, 111 days, 111 días, 111 дней, 111天",
        "112, 112 days, 112 días, 112 дней, 112天",
        "1002, 1002 days, 1002 días, 1002 дня, 1002天"
    })
    void a_number_of_days(int days, String english, String spanish, String russian, String chinese) {
        assertThat(ALL.stream().map(locale -> TermWords.in(locale).days(days)))
                .containsExactly(english, spanish, russian, chinese);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1 month, 1 mes, 1 месяц, 1个月",
        "3, 3 months, 3 meses, 3 месяца, 3个月",
        "6, 6 months, 6 meses, 6 месяцев, 6个月",
        "12, 12 months, 12 meses, 12 месяцев, 12个月"
    })
    void a_number_of_months(int months, String english, String spanish, String russian, String chinese) {
        assertThat(ALL.stream().map(locale -> TermWords.in(locale).months(months)))
                .containsExactly(english, spanish, russian, chinese);
    }

    @Test
    void every_roll_to_a_business_day() {
        // A Sunday in the middle of a month, then one that ends it.
        assertThat(rolled("2025-06-15", BusinessDayConvention.FOLLOWING, "2025-06-01"))
                .containsExactly(
                        "Sunday is no business day, roll following: 2025-06-16",
                        "domingo no es día hábil, pasa al siguiente día hábil: 2025-06-16",
                        "воскресенье — нерабочий день, перенос на следующий рабочий день: 2025-06-16",
                        "星期日不是工作日，顺延至下一个工作日：2025-06-16");
        assertThat(rolled("2025-06-15", BusinessDayConvention.PRECEDING, "2025-06-01"))
                .containsExactly(
                        "Sunday is no business day, roll preceding: 2025-06-13",
                        "domingo no es día hábil, pasa al día hábil anterior: 2025-06-13",
                        "воскресенье — нерабочий день, перенос на предыдущий рабочий день: 2025-06-13",
                        "星期日不是工作日，提前至上一个工作日：2025-06-13");
        assertThat(rolled("2025-08-31", BusinessDayConvention.MODIFIED_FOLLOWING, "2025-08-01"))
                .containsExactly(
                        "Sunday is no business day, roll modified-following: 2025-08-29",
                        "domingo no es día hábil, pasa al siguiente día hábil del mes o, si no lo hay, al anterior:"
                                + " 2025-08-29",
                        "воскресенье — нерабочий день, перенос на следующий рабочий день месяца, а если его нет,"
                                + " на предыдущий: 2025-08-29",
                        "星期日不是工作日，顺延至当月下一个工作日，当月没有则提前至上一个工作日：2025-08-29");
    }

    @Test
    void a_roll_that_would_go_back_too_far() {
        assertThat(rolled("2025-06-15", BusinessDayConvention.PRECEDING, "2025-06-15"))
                .containsExactly(
                        "Sunday is no business day, roll preceding is too early, following instead: 2025-06-16",
                        "domingo no es día hábil y el anterior es demasiado pronto, pasa al siguiente día hábil:"
                                + " 2025-06-16",
                        "воскресенье — нерабочий день, предыдущий рабочий день слишком ранний, перенос на следующий:"
                                + " 2025-06-16",
                        "星期日不是工作日，上一个工作日过早，改为顺延至下一个工作日：2025-06-16");
        assertThat(rolled("2025-08-31", BusinessDayConvention.MODIFIED_FOLLOWING, "2025-08-31"))
                .containsExactly(
                        "Sunday is no business day, roll modified-following is too early, following instead: 2025-09-01",
                        "domingo no es día hábil y el anterior es demasiado pronto, pasa al siguiente día hábil aunque"
                                + " sea de otro mes: 2025-09-01",
                        "воскресенье — нерабочий день, предыдущий рабочий день слишком ранний, перенос на следующий,"
                                + " хотя бы и в другом месяце: 2025-09-01",
                        "星期日不是工作日，上一个工作日过早，改为顺延至下一个工作日（可跨月）：2025-09-01");
    }

    private static Stream<String> rolled(String stated, BusinessDayConvention roll, String invoicedOn) {
        TermDates dates = on(invoicedOn);
        int days =
                (int) (LocalDate.parse(stated).toEpochDay() - dates.invoicedOn().toEpochDay());
        return ALL.stream().map(locale -> {
            List<String> steps = DueDateRule.netDays(days).rolling(roll).explain(dates, locale);
            return steps.get(steps.size() - 2);
        });
    }

    @Test
    void instalments_and_discounts() {
        PaymentTerms terms = PaymentTerms.parse("30% net 0; 25%-of-rest net 1; remainder net 30 less 2% net 10");
        TermDates dates = on("2026-01-10");

        assertThat(terms.explain(dates, SPANISH))
                .containsExactly(
                        "plazo 1 (30%): fecha de la factura 2026-01-10; vence el 2026-01-10",
                        "plazo 2 (25% del resto): fecha de la factura 2026-01-10; más 1 día: 2026-01-11;"
                                + " vence el 2026-01-11",
                        "plazo 3 (resto): fecha de la factura 2026-01-10; más 30 días: 2026-02-09;"
                                + " vence el 2026-02-09",
                        "plazo 3 (resto): menos 2% si se paga hasta el 2026-01-20");
        assertThat(terms.explain(dates, RUSSIAN))
                .containsExactly(
                        "часть 1 (30%): дата счёта 2026-01-10; срок оплаты 2026-01-10",
                        "часть 2 (25% от остатка): дата счёта 2026-01-10; плюс 1 день: 2026-01-11;"
                                + " срок оплаты 2026-01-11",
                        "часть 3 (остаток): дата счёта 2026-01-10; плюс 30 дней: 2026-02-09; срок оплаты 2026-02-09",
                        "часть 3 (остаток): скидка 2% при оплате не позднее 2026-01-20");
        assertThat(terms.explain(dates, CHINESE))
                .containsExactly(
                        "第1期（30%）：发票日期 2026-01-10; 到期日 2026-01-10",
                        "第2期（其余部分的25%）：发票日期 2026-01-10; 加1天：2026-01-11; 到期日 2026-01-11",
                        "第3期（余额）：发票日期 2026-01-10; 加30天：2026-02-09; 到期日 2026-02-09",
                        "第3期（余额）：2026-01-20（含当日）前付款可减2%");
        assertThat(terms.explain(dates, ENGLISH)).isEqualTo(terms.explain(dates));
        assertThat(PaymentTerms.parse("net 30 less 2% net 10").explain(dates, SPANISH))
                .containsExactly(
                        "fecha de la factura 2026-01-10; más 30 días: 2026-02-09; vence el 2026-02-09",
                        "menos 2% si se paga hasta el 2026-01-20");
    }

    @ParameterizedTest
    @CsvSource({
        "net-part, net-part, importe sin impuestos, сумма без налога, 不含税金额",
        "tax-part, tax-part, impuestos, налог, 税额",
        "equal, equal, parte igual, равная доля, 等额",
        "remainder, remainder, resto, остаток, 余额",
        "1/3, 1/3, 1/3, 1/3, 1/3",
        "EUR 500.00, EUR 500.00, EUR 500.00, EUR 500.00, EUR 500.00",
        "25%-of-rest, 25%-of-rest, 25% del resto, 25% от остатка, 其余部分的25%"
    })
    void every_share(String share, String english, String spanish, String russian, String chinese) {
        assertThat(ALL.stream().map(locale -> TermWords.in(locale).share(InstalmentShare.parse(share))))
                .containsExactly(english, spanish, russian, chinese);
    }

    @Test
    void every_day_of_the_week() {
        LocalDate monday = LocalDate.parse("2025-06-02");
        assertThat(ALL.stream()
                        .map(locale -> Stream.iterate(monday, day -> day.plusDays(1))
                                .limit(7)
                                .map(TermWords.in(locale)::weekday)
                                .toList()))
                .containsExactly(
                        List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
                        List.of("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
                        List.of("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
                        List.of("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"es-MX", "ru", "zh-TW", "tr-TR", "ar-SA-u-nu-arab"})
    void T07_another_language_is_told_in_english_whatever_the_default_of_the_host(String host) {
        Locale.setDefault(Locale.forLanguageTag(host));

        assertThat(told("net 30", on("2026-01-10"), Locale.FRENCH))
                .containsExactly("invoice date 2026-01-10", "plus 30 days: 2026-02-09", "due on 2026-02-09");
        assertThat(told("net 30", on("2026-01-10"), Locale.ROOT))
                .isEqualTo(DueDateRule.netDays(30).explain(on("2026-01-10")));
        assertThat(told("net 30", on("2026-01-10"), RUSSIAN)).contains("плюс 30 дней: 2026-02-09");
    }

    @Property(tries = 300)
    void the_languages_tell_the_same_steps(@ForAll("rules") DueDateRule rule, @ForAll("dates") TermDates dates) {
        List<String> english = rule.explain(dates);
        assertThat(english).allMatch(step -> DATE.matcher(step).find());
        Set<String> firsts = new TreeSet<>();
        for (Locale locale : ALL) {
            List<String> steps = rule.explain(dates, locale);
            assertThat(days(steps)).isEqualTo(days(english));
            firsts.add(steps.get(0));
        }
        assertThat(firsts).hasSize(ALL.size());
    }

    private static List<String> days(List<String> steps) {
        return steps.stream()
                .map(step -> step.substring(step.length() - "2026-01-10".length()))
                .toList();
    }

    @Provide
    Arbitrary<DueDateRule> rules() {
        return TermsArbitraries.rules();
    }

    @Provide
    Arbitrary<TermDates> dates() {
        return TermsArbitraries.dates();
    }

    @Test
    void a_language_must_be_said() {
        assertThatNullPointerException()
                .isThrownBy(() -> DueDateRule.netDays(1).explain(on("2026-01-10"), null))
                .withMessage("locale");
        assertThatNullPointerException()
                .isThrownBy(() -> PaymentTerms.netDays(1).explain(on("2026-01-10"), null))
                .withMessage("locale");
    }
}
