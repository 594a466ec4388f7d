package io.cartera.audit;

import com.google.common.hash.Hashing;
import io.cartera.account.AccountId;
import io.cartera.audit.AuditFinding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The chain over the audit trail of one account: every row, of applied, refused and conflicting commands, follows from
 * the one before, so that whoever changes, drops, swaps or inserts one breaks it there.
 * <p>
 * {@code hash(n) = SHA-256(hash(n-1) || row(n))}, with the sequence 1, 2, 3, … in the row. {@code hash(0)} is the
 * SHA-256 of the form's version and the account. The row has a SHA-256 of what the command recorded ({@link AuditFacts})
 * and an HMAC, under the {@linkplain AuditKey key of the account}, of all texts that may be personal; so a fact or a text
 * that is changed later is found too, and the chain still verifies when texts and key are erased. How bytes are made of
 * rows and facts is frozen: see {@code docs/canonical-form.md}. A tail that is cut off is found with an
 * {@link AuditAnchor} that is kept elsewhere. Pure functions, thread-safe.
 */
public final class AuditChain {

    private AuditChain() {}

    /** The version of the canonical form that {@link #next} uses. */
    public static int form() {
        return CanonicalForm.VERSION;
    }

    /** What the first row of an account follows: {@code hash(0)}. */
    public static Fingerprint origin(AccountId account) {
        return CanonicalForm.origin(account);
    }

    /**
     * The link of a row that is added.
     *
     * @param record the row
     * @param facts what its command recorded
     * @param head the last link of the account; empty where this is its first row
     * @param key the account's key; without one, texts are left out
     */
    public static AuditLink next(
            AuditRecord record, AuditFacts facts, Optional<AuditLink> head, Optional<AuditKey> key) {
        long sequence = head.map(AuditLink::sequence).orElse(0L) + 1;
        CanonicalForm form = CanonicalForm.of(facts);
        Optional<Fingerprint> ofFacts = form.facts().map(AuditChain::sha256);
        Optional<Fingerprint> ofTexts = key.flatMap(secret -> commitment(sequence, record, form, secret));
        Fingerprint before = head.map(AuditLink::hash).orElseGet(() -> origin(record.account()));
        Fingerprint hash = before.followedBy(CanonicalForm.row(sequence, record, ofFacts, ofTexts));
        return AuditLink.of(sequence, CanonicalForm.VERSION, ofFacts, ofTexts, hash);
    }

    private static Fingerprint sha256(Fields fields) {
        return fields.hashed(Hashing.sha256());
    }

    private static Optional<Fingerprint> commitment(
            long sequence, AuditRecord record, CanonicalForm form, AuditKey key) {
        return form.texts(sequence, record).map(key::commitTo);
    }

    /**
     * What is wrong with the chain of an account, the lowest sequence first; empty where it is right. Each row is held
     * against the link before it as it is kept, so what follows a broken link is not found wrong for it.
     *
     * @param records the rows in their order
     * @param links the link of each
     * @throws IllegalArgumentException if there are not as many links as rows
     */
    public static List<AuditFinding> check(AccountId account, List<AuditRecord> records, List<AuditLink> links) {
        if (records.size() != links.size()) {
            throw new IllegalArgumentException(records.size() + " rows and " + links.size() + " links of " + account);
        }
        List<AuditFinding> findings = new ArrayList<>();
        Fingerprint before = origin(account);
        long expected = 1;
        for (int i = 0; i < links.size(); i++) {
            AuditLink link = links.get(i);
            if (link.sequence() != expected) {
                findings.add(AuditFinding.of(account, expected, Kind.NUMBERING));
            } else {
                fault(before, records.get(i), link)
                        .ifPresent(kind -> findings.add(AuditFinding.of(account, link.sequence(), kind)));
            }
            expected = link.sequence() + 1;
            before = link.hash();
        }
        return findings;
    }

    private static Optional<Kind> fault(Fingerprint before, AuditRecord record, AuditLink link) {
        if (link.form() != CanonicalForm.VERSION) {
            return Optional.of(Kind.UNKNOWN_FORM);
        }
        byte[] row = CanonicalForm.row(link.sequence(), record, link.facts(), link.texts());
        return before.followedBy(row).equals(link.hash()) ? Optional.empty() : Optional.of(Kind.BROKEN_LINK);
    }

    /**
     * What is wrong with the facts of a row: whether they, or their texts, are others than when the row was added. Without
     * the key the texts are not looked at: they may have been erased, and what was committed to is in the chain.
     *
     * @param facts what is recorded now
     */
    public static List<AuditFinding> check(
            AuditRecord record, AuditLink link, AuditFacts facts, Optional<AuditKey> key) {
        List<AuditFinding> findings = new ArrayList<>();
        if (link.form() != CanonicalForm.VERSION) {
            return findings;
        }
        CanonicalForm form = CanonicalForm.of(facts);
        Optional<Fingerprint> ofFacts = form.facts().map(AuditChain::sha256);
        if (!ofFacts.equals(link.facts())) {
            Kind kind = facts.isEmpty() ? Kind.FACTS_MISSING : Kind.FACTS_CHANGED;
            findings.add(AuditFinding.of(record, link.sequence(), kind));
        } else if (key.isPresent()
                && !commitment(link.sequence(), record, form, key.get()).equals(link.texts())) {
            findings.add(AuditFinding.of(record, link.sequence(), Kind.TEXTS_CHANGED));
        }
        return findings;
    }
}
