package io.cartera.broken;

import io.cartera.account.AccountId;
import io.cartera.invoice.Invoice;
import io.cartera.invoice.InvoiceId;
import io.cartera.store.InvoiceRepository;
import java.util.List;
import java.util.Optional;

/** Documents that are passed on as they are. */
class Invoices implements InvoiceRepository {

    final InvoiceRepository sound;

    Invoices(Parts parts) {
        this.sound = parts.invoices();
    }

    @Override
    public Optional<Invoice> find(AccountId account, InvoiceId id) {
        return sound.find(account, id);
    }

    @Override
    public List<Invoice> creditNotesTo(AccountId account, InvoiceId id) {
        return sound.creditNotesTo(account, id);
    }

    @Override
    public List<Invoice> of(AccountId account) {
        return sound.of(account);
    }

    @Override
    public void add(AccountId account, Invoice invoice) {
        sound.add(account, invoice);
    }
}
