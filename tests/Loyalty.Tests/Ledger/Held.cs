using System.Text;
using FluentAssertions;
using Loyalty.Ledger;

namespace Loyalty.Tests.Ledger;

/// <summary>Balance = Σ entries = available + pending − debt, today and on days to come.</summary>
internal static class Balances
{
    public static void Hold(Books books, CustomerId customer, DateTimeOffset at)
    {
        var account = books.Account(customer);
        var sum = books.Entries(customer).Sum(written => written.Entry.Points.Value);
        account.Balance.Value.Should().Be(sum);
        account.Debt.Value.Should().BeGreaterThanOrEqualTo(0);
        account.Lots.Should().NotContain(lot => lot.Points <= Points.Zero);
        account.Lots.Select(lot => lot.ExpiresOn ?? DateOnly.MaxValue).Should().BeInAscendingOrder();
        account.Lots.Select(lot => lot with { Points = Points.Zero }).Should().OnlyHaveUniqueItems();
        foreach (var later in new[] { 0, 1, 31, 400 })
        {
            var day = books.Rules.Programs.DayAt(at.AddDays(later));
            var standing = account.On(day);
            var expired = account.Lots.Where(lot => lot.ExpiresOn < day).Sum(lot => lot.Points.Value);
            standing.Balance.Value.Should().Be(sum - expired);
            (standing.Available + standing.Pending - standing.Debt).Should().Be(standing.Balance);
            var changes = new Changes(account, at.AddDays(later), day);
            Settling.Due(changes, books.Rules.Programs.InForceAt(at.AddDays(later)));
            changes.Account.Balance.Should().Be(standing.Balance);
        }
    }
}

/// <summary>
/// Σ entries of an order = due of its newest revision under its terms; never below nought, never more than earned.
/// </summary>
internal static class OrdersDue
{
    public static void Holds(Books books, OrderRecord record, Reference reference)
    {
        var about = books.Customers.SelectMany(books.Entries).Select(written => written.Entry)
            .Where(entry => entry.Order == record.Id).ToList();
        var ofOrder = about.Where(entry => entry.IsOfOrder).ToList();
        ofOrder.Sum(entry => entry.Points.Value).Should().Be(record.Recorded.Value);
        GivesBack(record, reference);
        record.Recorded.Value.Should().BeGreaterThanOrEqualTo(0);
        record.Progress.Should().BeGreaterThanOrEqualTo(0);
        if (record.Terms is not { } terms)
        {
            ofOrder.Sum(entry => entry.Points.Value).Should().Be(0, "whoever had it before has nothing of it any more");
            (books.Account(books.OwnerOf(record.Id)).IsMember && reference.WasPaid && Counts(books, record))
                .Should().BeFalse();
            return;
        }

        record.Recorded.Value.Should().Be(reference.Due(terms), "{0} stands so", record.State);
        terms.ProgramVersion.Should().Be(books.Rules.Programs.InForceAt(terms.PaidAt).Version);
        var here = books.Entries(books.OwnerOf(record.Id)).Select(written => written.Entry)
            .Where(entry => entry.Order == record.Id).ToList();
        here.Skip(here.FindLastIndex(entry => entry.Kind == EntryKind.OrderMovedIn) + 1)
            .Select(entry => entry.Terms).OfType<Program.Terms>().Append(terms)
            .Select(one => EntryText.Hash(EntryText.Write(one))).Distinct(StringComparer.Ordinal)
            .Should().ContainSingle();
        var back = about.Where(entry => entry.Points < Points.Zero
            && entry.Kind == EntryKind.Reversed).Sum(entry => -entry.Points.Value);
        back.Should().BeLessThanOrEqualTo(about.Where(entry => entry.Kind == EntryKind.Earned)
            .Sum(entry => entry.Points.Value));
        (record.SparedExpired + record.SparedClamped).Value.Should().BeInRange(0, back);
    }

    /// <summary>The share of the goods that went back, of each reward, and never more than was spent.</summary>
    private static void GivesBack(OrderRecord record, Reference reference)
    {
        foreach (var (taken, returned) in record.Used ?? [])
        {
            var share = reference.GoneBack();
            var whole = (share - 1m).IsZero;
            returned.Value.Should().Be(
                taken.InParts || whole ? (taken.Points.Value * share).Floor() : 0, "{0} stands so", record.State);
        }
    }

    /// <summary>Whether it would have terms by now and points to record.</summary>
    private static bool Counts(Books books, OrderRecord record)
    {
        var customer = books.OwnerOf(record.Id);
        var program = books.Rules.Programs.InForceAt(record.State.PaidSince ?? default);
        var placed = books.Rules.Programs.DayAt(record.State.Whole!.PlacedAt);
        return !(books.Account(customer).CountsFrom > placed)
            && Program.Terms.For(record.State.Whole, program, program.Tiers[0], default) is { } terms
            && books.Rules.Due(record.State, terms).Reasons
                .Any(reason => reason is { Rule: Program.Reason.Amount, Points.Value: > 0 });
    }
}

/// <summary>All that the books keep, as text.</summary>
internal static class Told
{
    public static string Text(this Books books) => string.Join('\n',
        books.Customers.Select(customer => Text(books.Account(customer)))
            .Concat(books.Records.Select(Text)));

    private static string Text(Account account) => Encoding.UTF8.GetString(EntryText.Write(account));

    private static string Text(OrderRecord record) => Encoding.UTF8.GetString(EntryText.Write(record));
}

/// <summary>One order's deliveries in any order, any number of times: the same balance, progress and due.</summary>
internal static class Arrivals
{
    public static void EndTheSame(History history, IReadOnlyList<Step> deliveries)
    {
        var random = new Random(history.Seed);
        var customer = deliveries.OfType<Step.Whole>().First().Order.Customer!.Value;
        var expected = Played(history, customer, deliveries);
        for (var time = 0; time < 3; time++)
        {
            var shuffled = deliveries.Concat(deliveries.Where(_ => random.Next(3) == 0)).ToArray();
            random.Shuffle(shuffled);
            var books = Played(history, customer, shuffled);
            Ending(books, customer, deliveries).Should().Be(Ending(expected, customer, deliveries));
        }
    }

    private static (Points Balance, long Progress, Points Due, long Tiers) Ending(
        Books books, CustomerId customer, IReadOnlyList<Step> deliveries)
    {
        var account = books.Account(customer);
        var record = books.Record(deliveries.OfType<Step.Whole>().First().Order.Id);
        return (account.Balance, record.Progress, record.Recorded,
            account.Progress.Values.Sum() + account.ProgressBefore);
    }

    /// <summary>
    /// All arrive on the day after the last; a deletion is the last word, as none of them is newer than its arrival.
    /// </summary>
    private static Books Played(History history, CustomerId customer, IReadOnlyList<Step> deliveries)
    {
        var books = new Books(history.First);
        var at = history.Steps.Max(step => step.At).AddDays(1);
        books.Join(customer, history.Steps[0].At.AddDays(-1), "en");
        books.Tell(Some.Order().Named("other") with { Customer = customer, PlacedAt = at, PaidAt = at }, at);
        foreach (var step in deliveries)
        {
            at = at.AddSeconds(1);
            books.Play(step is Step.Whole whole
                ? new Step.Whole(at, whole.Order with { IsRestored = false })
                : step with { At = at });
        }

        return books;
    }
}
