package io.cartera.audit;

import io.cartera.account.ItemId;
import io.cartera.collection.CollectionFact;
import io.cartera.collection.CollectionRecorded;
import io.cartera.collection.Dispute;
import io.cartera.collection.DisputeResolution;
import io.cartera.collection.NoticeWithdrawal;
import io.cartera.collection.PromiseId;
import io.cartera.collection.PromiseToPay;
import io.cartera.collection.PromiseWithdrawal;
import io.cartera.collection.RefundAnswer;
import io.cartera.collection.RefundRequest;
import io.cartera.collection.SentNotice;
import io.cartera.customer.Customer;
import io.cartera.customer.CustomerFact;
import io.cartera.customer.CustomerFactKind;
import io.cartera.customer.CustomerId;
import io.cartera.customer.PaymentMethod;
import io.cartera.customerfile.CustomerFactRecorded;
import io.cartera.exposure.CreditLimit;
import io.cartera.exposure.LimitGranted;
import io.cartera.external.ExternalRefAttached;
import io.cartera.external.Referent;
import io.cartera.invoice.BilledTo;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.invoice.InvoiceLine;
import io.cartera.invoice.SeriesId;
import io.cartera.party.PersonName;
import io.cartera.payment.BankLineId;
import io.cartera.payment.Payment;
import io.cartera.terms.PaymentTerms;
import io.cartera.trace.Actor;
import io.cartera.trace.ExternalRef;
import io.cartera.trace.RecordedFact;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Form 1 of documents, payments and the facts beside an account. Frozen, as {@link CanonicalForm} is. */
final class BesidesForm {

    private final Fields facts;
    private final Fields texts;

    BesidesForm(Fields facts, Fields texts) {
        this.facts = facts;
        this.texts = texts;
    }

    void write(Object fact) {
        if (fact instanceof Invoice document) {
            invoice(document);
        } else if (fact instanceof Payment payment) {
            payment(payment);
        } else if (fact instanceof Customer customer) {
            customer(customer);
        } else if (fact instanceof CustomerFactRecorded recorded) {
            ofCustomer(recorded);
        } else if (fact instanceof LimitGranted granted) {
            limit(granted);
        } else if (fact instanceof CollectionRecorded recorded) {
            collection(recorded);
        } else if (fact instanceof ExternalRefAttached attached) {
            attached(attached);
        } else if (fact instanceof RecordedFact recorded) {
            recorded(recorded);
        } else {
            throw new IllegalArgumentException("no form for " + fact.getClass());
        }
    }

    private void invoice(Invoice document) {
        facts.text("document")
                .text(document.id().value())
                .code(document.type())
                .text(document.customer().value())
                .date(document.issuedOn())
                .text(document.dates().toString())
                .date(document.statedDueOn())
                .text(document.statedTerms().map(PaymentTerms::toString))
                .text(document.credits().map(InvoiceId::value))
                .text(document.series().map(SeriesId::value));
        refs(document.externalRefs());
        texts.free(document.reference());
        facts.number(document.lines().size());
        for (InvoiceLine line : document.lines()) {
            facts.amount(line.net())
                    .text(line.taxRate().map(rate -> rate.value().toPlainString()));
            texts.free(Optional.of(line.description())).free(line.productGroup());
        }
        document.billedTo().ifPresent(profile -> billedTo(document.customer(), profile));
        // What was not known when the form was released is told only where it is stated.
        if (document.isDetailed()) {
            new DetailsForm(facts, texts).write(document);
        }
    }

    private void billedTo(CustomerId customer, BilledTo profile) {
        facts.text("billed to").number(profile.fact()).date(profile.from());
        texts.text("billed to");
        content(profile.profile()
                .find()
                .map(known -> CustomerFact.of(customer, CustomerFactKind.FISCAL_PROFILE, known, profile.from()))
                .map(CustomerFact::contentFields)
                .orElse(Map.of()));
    }

    private void content(Map<String, String> fields) {
        texts.number(fields.size());
        fields.forEach((name, value) -> texts.text(name).free(Optional.of(value)));
    }

    private void payment(Payment payment) {
        facts.text("payment")
                .text(payment.id().value())
                .text(payment.customer().value())
                .amount(payment.amount())
                .date(payment.receivedOn())
                .date(payment.valueOn())
                .text(payment.method().map(PaymentMethod::value))
                .text(payment.isDeposit() ? "deposit" : "receipt")
                .text(payment.bankLine().map(BankLineId::account))
                .text(payment.bankLine().map(BankLineId::reference))
                .text(payment.bankLine().map(line -> Integer.toString(line.occurrence())));
        refs(payment.externalRefs());
        texts.free(payment.reference());
    }

    private void customer(Customer customer) {
        facts.text("customer")
                .text(customer.id().value())
                .code(customer.kind())
                .text(customer.terms().map(PaymentTerms::toString))
                .text(customer.paymentPreference().preferred().map(PaymentMethod::value))
                .number(customer.paymentPreference().allowed().size());
        customer.paymentPreference().allowed().forEach(method -> facts.text(method.value()));
        refs(customer.externalRefs());
        texts.free(Optional.of(customer.name())).free(customer.country()).free(customer.industry());
        customer.personName()
                .map(PersonName::text)
                .ifPresent(name -> texts.text("name in parts").free(Optional.of(name)));
    }

    private void ofCustomer(CustomerFactRecorded recorded) {
        facts.text("customer fact");
        CanonicalForm.stamp(facts, texts, recorded.command(), recorded.at());
        CustomerFact fact = recorded.fact();
        facts.number(recorded.number())
                .text(fact.customer().value())
                .text(fact.kind().name())
                .text(fact.key())
                .date(fact.from())
                .date(fact.until());
        content(fact.contentFields());
    }

    private void limit(LimitGranted granted) {
        CreditLimit limit = granted.version().value();
        facts.text("limit")
                .text(granted.command().value())
                .date(granted.version().from())
                .instant(granted.version().recordedAt());
        if (limit instanceof CreditLimit.UpTo upTo) {
            facts.text("up to").amount(upTo.amount());
        } else {
            facts.text(limit instanceof CreditLimit.NoCredit ? "none" : "unlimited");
        }
        // What was not known when the form was released is told only where it is stated.
        Map<String, String> modifiers = granted.grant().modifiers();
        if (!modifiers.isEmpty()) {
            facts.number(modifiers.size());
            modifiers.forEach((name, value) -> facts.text(name).text(value));
        }
    }

    private void collection(CollectionRecorded recorded) {
        facts.text("collection");
        CanonicalForm.stamp(facts, texts, recorded.command(), recorded.at());
        CollectionFact fact = recorded.fact();
        facts.text(fact.customer().value()).date(fact.effectiveOn());
        if (fact instanceof Dispute dispute) {
            facts.item(dispute.item())
                    .text(dispute.reason().value())
                    .amount(dispute.amount())
                    .date(dispute.answerBy())
                    .text(dispute.owner().map(Actor::value));
        } else if (fact instanceof DisputeResolution resolution) {
            facts.text(resolution.dispute().value()).code(resolution.kind()).amount(resolution.amount());
        } else if (fact instanceof PromiseToPay promise) {
            facts.amount(promise.amount())
                    .date(promise.payBy())
                    .text(promise.replaced().map(PromiseId::value))
                    .number(promise.items().size());
            for (ItemId item : promise.items()) {
                facts.item(item);
            }
        } else if (fact instanceof PromiseWithdrawal withdrawal) {
            facts.text(withdrawal.promise().value());
        } else if (fact instanceof SentNotice notice) {
            facts.number(notice.level())
                    .text(notice.channel().value())
                    .text(notice.reference())
                    .number(notice.items().size());
            notice.items().forEach(facts::item);
        } else if (fact instanceof NoticeWithdrawal withdrawal) {
            facts.text(withdrawal.notice().value()).text(withdrawal.reason());
        } else if (fact instanceof RefundRequest request) {
            facts.item(request.credit())
                    .amount(request.amount())
                    .text(request.reason())
                    .date(request.payBy());
        } else if (fact instanceof RefundAnswer answer) {
            facts.text(answer.refund().value())
                    .text(answer.isApproved() ? "approved" : "declined")
                    .text(answer.reason());
        }
    }

    private void attached(ExternalRefAttached attached) {
        facts.text("reference");
        CanonicalForm.stamp(facts, texts, attached.command(), attached.recordedAt());
        Referent referent = attached.referent();
        facts.code(referent.kind())
                .text(referent.ledger().map(ledger -> ledger.value()))
                .text(referent.customer().value())
                .text(referent.id());
        ref(attached.ref());
    }

    private void recorded(RecordedFact recorded) {
        facts.text(recorded.form());
        CanonicalForm.stamp(facts, texts, recorded.command(), recorded.at());
        facts.number(recorded.content().size());
        recorded.content().forEach((name, value) -> facts.text(name).text(value));
    }

    private void refs(List<ExternalRef> refs) {
        facts.number(refs.size());
        refs.forEach(this::ref);
    }

    private void ref(ExternalRef ref) {
        facts.text(ref.system()).text(ref.id());
    }
}
