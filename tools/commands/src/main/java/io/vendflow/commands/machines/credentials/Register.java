package io.vendflow.commands.machines.credentials;

import io.vendflow.commands.CommandFailedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Every credential that was ever issued, in that order. */
record Register(List<Credential> all) {

    Register {
        all = List.copyOf(all);
    }

    Register with(Credential issued) {
        List<Credential> more = new ArrayList<>(all);
        more.add(issued);
        return new Register(more);
    }

    Register withRevoked(List<Credential> some, Instant now) {
        return new Register(all.stream()
                .map(each -> some.contains(each) ? each.revoked(now) : each)
                .toList());
    }

    /** The holder's that are not revoked, whether out of date or not, oldest first. */
    List<Credential> standing(String holder) {
        return of(holder).filter(Predicate.not(Credential::isRevoked)).toList();
    }

    List<Credential> standing(String holder, Kind kind) {
        return standing(holder).stream().filter(each -> each.kind() == kind).toList();
    }

    /**
     * The holder's standing credential whose id begins like this.
     *
     * @throws CommandFailedException when none does, or several do
     */
    Credential find(String holder, String beginning) {
        List<Credential> found = standing(holder).stream()
                .filter(each -> each.id().startsWith(beginning))
                .toList();
        return switch (found.size()) {
            case 1 -> found.getFirst();
            case 0 ->
                throw CommandFailedException.invalid(
                        holder + " has nothing with an id that begins with " + beginning + " and is not revoked");
            default ->
                throw CommandFailedException.invalid(
                        found.size() + " ids of " + holder + " begin with " + beginning + "; give more of it");
        };
    }

    /** Machines that were given something and have nothing left. */
    List<String> lockedOut() {
        return all.stream()
                .map(Credential::holder)
                .distinct()
                .filter(Predicate.not(Services.ALL::contains))
                .filter(holder -> standing(holder).isEmpty())
                .sorted()
                .toList();
    }

    /**
     * Machines and until when the last of their certificates is good; machine-gateway reads it. Who has only a password is not
     * in it, nor who was left nothing.
     */
    String certificatesAsCsv() {
        StringBuilder csv = new StringBuilder("machine,valid_until\n");
        lastCertificates()
                .forEach((machine, until) ->
                        csv.append(machine).append(',').append(until).append('\n'));
        return csv.toString();
    }

    private SortedMap<String, Instant> lastCertificates() {
        SortedMap<String, Instant> last = new TreeMap<>();
        for (Credential each : all) {
            Instant until = each.validUntil();
            if (until != null && !each.isRevoked() && !Services.ALL.contains(each.holder())) {
                last.merge(each.holder(), until, (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return last;
    }

    private Stream<Credential> of(String holder) {
        return all.stream().filter(each -> each.holder().equals(holder));
    }
}
