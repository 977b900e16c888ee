using Loyalty.Ledger;
using Loyalty.Program;
using World;
using OrderId = Loyalty.OrderId;

namespace Simulation;

/// <summary>
/// What every account must come to, worked out from the sales as they stand at the end and nothing else: who had
/// joined, which version of the program was in force when an order was paid, and the naive points of each sale. It
/// takes one thing from the ledger: which tier was held, for that depends on what arrived first.
/// </summary>
internal sealed class Reference(Owner owner, Shoppers shoppers, IReadOnlyList<Sale> sales, DateTimeOffset now)
{
    /// <summary>Clocks may be off by less, and a paid time told in advance counts only as now.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(3);

    public void Agrees(IReadOnlyList<Book> books)
    {
        var byCustomer = books.ToDictionary(book => book.Account.Customer.ToString(), StringComparer.Ordinal);
        foreach (var group in sales.GroupBy(sale => $"{sale.Storefront}:{sale.Customer}", StringComparer.Ordinal))
        {
            var whole = group.ToList();
            if (whole[0].Customer is null)
            {
                continue;
            }

            var book = byCustomer.GetValueOrDefault(group.Key)
                ?? throw new TruthException("reference", $"{group.Key} bought and has no account.");
            Agrees(book, whole);
        }

        foreach (var book in books.Where(book => book.Account.Customer.IsGuest))
        {
            Truths.Demand(book.Entries.Count == 0, "reference", book, "a guest has entries");
        }

        IsNobodyElses(books);
    }

    private void Agrees(Book book, IReadOnlyList<Sale> bought)
    {
        IsMemberAsWished(book);
        AreNumbered(book);
        var expected = 0L;
        foreach (var sale in bought)
        {
            var id = new OrderId(sale.Storefront, sale.Id);
            var record = book.Orders.FirstOrDefault(order => order.Id == id);
            if (record is null && !sale.IsDeleted)
            {
                throw new TruthException("reference", $"{id} has no row.");
            }

            // What is known only by its deletion has no row, and is due nothing.
            var points = record is null ? 0 : Expected(book, sale, record);
            var got = book.About(id).Sum(entry => entry.Points.Value);
            Truths.Demand(
                got == points,
                "reference",
                book,
                $"{id} has {got} points where {points} are due: {(record is null ? "" : Book.Text(record))}");
            expected += points;
        }

        var others = book.Entries.Select(written => written.Entry).Where(entry => !entry.IsOfOrder).ToList();
        var spared = others.Where(entry => entry.Kind == EntryKind.Spared).Sum(entry => entry.Points.Value);
        var expired = others.Where(entry => entry.Kind == EntryKind.Expired).Sum(entry => entry.Points.Value);
        var granted = others.Where(entry => entry.Kind == EntryKind.Granted).Sum(entry => entry.Points.Value);
        var redeemed = others.Where(entry => entry.Kind is EntryKind.Redeemed or EntryKind.Returned)
            .Select(entry => entry.Points.Value).ToList();
        var adjusted = others.Where(entry => entry.Kind == EntryKind.Adjusted).Select(entry => entry.Points.Value)
            .ToList();
        Truths.Demand(
            book.Account.Balance.Value == expected + spared + expired + granted + adjusted.Sum() + redeemed.Sum(),
            "reference",
            book,
            $"the balance is {book.Account.Balance}, "
                + $"not {expected} + {spared} + {expired} + {granted} + {adjusted.Sum()} + {redeemed.Sum()}");
        MaySpareAndExpire(book, spared, expired, taken: -adjusted.Concat(redeemed).Where(points => points < 0).Sum());
    }

    /// <summary>
    /// Where nothing lapses nothing expires. Only what was taken can be missing when an order gives back what it
    /// earned: so much at most is owed, or, by a program that clamps, spared; nothing else is spared but what expired.
    /// How much of it is, only the order in which things came tells: whose points were taken, which had lapsed by then.
    /// </summary>
    private void MaySpareAndExpire(Book book, long spared, long expired, long taken)
    {
        var lapses = owner.Versions[0].Expiry.Policy != ExpiryPolicy.None;
        var clamps = owner.Versions.Any(version => version.Clamp);
        Truths.Demand(expired == 0 || (lapses && expired < 0), "reference", book, $"{expired} expired");
        Truths.Demand(
            spared >= 0 && spared <= (clamps ? taken : 0) - expired,
            "reference",
            book,
            $"{spared} were spared while {expired} expired and {taken} were taken");
        Truths.Demand(
            book.Account.Debt.Value <= taken, "reference", book, $"it owes {book.Account.Debt} of {taken} taken");
    }

    private void IsMemberAsWished(Book book)
    {
        var isMember = book.Account.IsMember;
        var joins = book.Entries.Count(written => written.Entry.Kind == EntryKind.Joined);
        var wished = owner.JoinsAutomatically
            || shoppers.Joined.ContainsKey(book.Account.Customer.ToString());
        Truths.Demand(
            isMember == wished && joins == (wished ? 1 : 0), "reference", book, $"joined {joins} times: {wished}");
    }

    private long Expected(Book book, Sale sale, OrderRecord record)
    {
        if (!book.Account.IsMember || sale.PaidAt is null || IsTooOld(book, sale))
        {
            return 0;
        }

        var allowed = InForce(sale).ToList();
        if (record.Terms is not { } terms)
        {
            // Cancelled or deleted before it was ever seen paid, or nothing in force had a rate for it.
            return allowed.Exists(version => RateOf(version, sale) is null)
                ? 0
                : Naive.Points(sale, Rules(allowed[0], sale, 1));
        }

        var program = allowed.Find(version => version.Version == terms.ProgramVersion)
            ?? throw new TruthException(
                "terms", $"{record.Id} is under version {terms.ProgramVersion}, paid {sale.PaidAt}.");
        var tier = program.Tiers.FirstOrDefault(one => one.Code == terms.Tier && one.Multiplier == terms.Multiplier)
            ?? throw new TruthException("terms", $"{record.Id} multiplies by {terms.Multiplier} of {terms.Tier}.");
        return Naive.Points(sale, Campaigns.Applied(Rules(program, sale, tier.Multiplier), program, terms));
    }

    /// <summary>The orders that earned are numbered from 1 without gaps, each once.</summary>
    private static void AreNumbered(Book book)
    {
        var numbers = book.Orders.Where(order => order.Terms is not null).Select(order => order.Terms!.OrderNumber)
            .Order().ToList();
        Truths.Demand(
            numbers.SequenceEqual(Enumerable.Range(1, numbers.Count).Select(number => (int?)number))
                && book.Account.Orders == numbers.Count,
            "reference",
            book,
            $"its orders are numbered {string.Join(' ', numbers)} of {book.Account.Orders}");
    }

    /// <summary>Joining looks back so many days from the day the wish was granted.</summary>
    private bool IsTooOld(Book book, Sale sale)
    {
        if (book.Account.CountsFrom is not { } from)
        {
            return false;
        }

        var zone = owner.Versions[0].TimeZone;
        var wish = shoppers.Joined[book.Account.Customer.ToString()];
        var earliest = ShopCalendar.DayAt(wish.AskedAt - Slack, zone).AddDays(-90);
        var latest = ShopCalendar.DayAt(wish.HeardAt + Slack, zone).AddDays(-90);
        Truths.Demand(from >= earliest && from <= latest, "reference", book, $"orders count from {from}");
        return ShopCalendar.DayAt(sale.PlacedAt, zone) < from;
    }

    /// <summary>Shopify does not say when an order was paid: it counts from when it was first seen paid.</summary>
    private IEnumerable<LoyaltyProgram> InForce(Sale sale)
    {
        var from = sale.PaidAt!.Value - Slack;
        var to = sale.Storefront == "shopify" ? now : sale.PaidAt.Value;
        return owner.Versions.Where((version, index) =>
            (index == 0 || version.InForceFrom <= to)
            && !owner.Versions.Any(later => later.Version > version.Version
                && later.InForceFrom <= from && later.InForceFrom >= version.InForceFrom));
    }

    private static Rate? RateOf(LoyaltyProgram program, Sale sale) =>
        program.Rates.FirstOrDefault(rate => rate.Currency.Code == sale.Currency);

    private static NaiveRules Rules(LoyaltyProgram program, Sale sale, decimal multiplier)
    {
        var perPoint = new Dictionary<string, decimal>(StringComparer.Ordinal);
        if (RateOf(program, sale) is { } rate)
        {
            perPoint[sale.Currency] = rate.PerMinor / rate.Points / rate.Currency.MinorPerMajor;
        }

        return new NaiveRules(perPoint)
        {
            Multiplier = multiplier,
            Tax = (TaxCounts)program.Base.Tax,
            Rounding = (RoundedTo)program.Rounding,
        };
    }

    /// <summary>Every order is in one account only, and every account is somebody's who bought.</summary>
    private void IsNobodyElses(IReadOnlyList<Book> books)
    {
        var twice = books.SelectMany(book => book.Orders).GroupBy(order => order.Id)
            .FirstOrDefault(same => same.Count() > 1);
        if (twice is not null)
        {
            throw new TruthException("reference", $"{twice.Key} is in two accounts.");
        }

        var known = sales.Select(sale => new OrderId(sale.Storefront, sale.Id)).ToHashSet();
        var unknown = books.SelectMany(book => book.Orders).FirstOrDefault(order => !known.Contains(order.Id));
        if (unknown is not null)
        {
            throw new TruthException("reference", $"{unknown.Id} was never bought.");
        }
    }
}
