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
internal sealed class Reference(
    Owner owner, Shoppers shoppers, Leaving leaving, IReadOnlyList<Sale> sales, DateTimeOffset now)
{
    /// <summary>Clocks may be off by less, and a paid time told in advance counts only as now.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromMinutes(3);

    public void Agrees(IReadOnlyList<Family> families)
    {
        // Who is known only by a deletion has none.
        foreach (var group in sales.Where(sale => sale.Customer is not null && !sale.IsDeleted)
            .GroupBy(sale => $"{sale.Storefront}:{sale.Customer}", StringComparer.Ordinal))
        {
            if (!families.Any(family => family.Books.Any(book => Family.NameOf(book) == group.Key)))
            {
                throw new TruthException("reference", $"{group.Key} bought and has no account.");
            }
        }

        foreach (var family in families)
        {
            var whole = sales.Where(sale => family.Names.Contains($"{sale.Storefront}:{sale.Customer}")).ToList();
            if (whole.Count > 0)
            {
                Agrees(family, whole);
            }
        }

        foreach (var book in families.SelectMany(family => family.Books).Where(book => book.Account.Customer.IsGuest))
        {
            Truths.Demand(book.Entries.Count == 0, "reference", book, "a guest has entries");
        }

        IsNobodyElses(families);
    }

    private void Agrees(Family family, IReadOnlyList<Sale> bought)
    {
        AreMembersAsWished(family);
        AreNumbered(family);
        foreach (var sale in bought)
        {
            var id = new OrderId(sale.Storefront, sale.Id);
            var (book, record) = family.Orders.FirstOrDefault(one => one.Record.Id == id);
            if (record is null && !sale.IsDeleted)
            {
                throw new TruthException("reference", $"{id} has no row.");
            }

            // What is known only by its deletion has no row, and is due nothing.
            var points = record is null ? 0 : Expected(family, book, sale, record);
            var got = family.About(id).Sum(entry => entry.Points.Value);
            Truths.Demand(
                got == points,
                "reference",
                family,
                $"{id} has {got} points where {points} are due: {(record is null ? "" : Book.Text(record))}");
        }

        MaySpareAndExpire(family);
    }

    /// <summary>
    /// Where nothing lapses nothing expires. Only what was taken can be missing when an order gives back what it
    /// earned: so much at most is owed, or, by a program that clamps, spared; nothing else is spared but what expired.
    /// How much of it is, only the order in which things came tells: whose points were taken, which had lapsed by then.
    /// What would have lapsed while two were one, whoever spent it, is asked of nobody once they are parted.
    /// </summary>
    private void MaySpareAndExpire(Family family)
    {
        var lapses = owner.Versions[0].Expiry.Policy != ExpiryPolicy.None;
        var clamps = owner.Versions.Any(version => version.Clamp);
        var (spared, expired) = (Sum(EntryKind.Spared), Sum(EntryKind.Expired));
        var taken = -family.Entries
            .Where(entry => entry.Kind is EntryKind.Adjusted or EntryKind.Redeemed && entry.Points.Value < 0)
            .Sum(entry => entry.Points.Value);
        var debt = family.Books.Sum(book => book.Account.Debt.Value);
        Truths.Demand(expired == 0 || (lapses && expired < 0), "reference", family, $"{expired} expired");
        Truths.Demand(
            spared >= 0 && (spared <= (clamps ? taken : 0) - expired || family.WasParted),
            "reference",
            family,
            $"{spared} were spared while {expired} expired and {taken} were taken");
        Truths.Demand(debt <= taken, "reference", family, $"they owe {debt} of {taken} taken");

        long Sum(EntryKind kind) =>
            family.Entries.Where(entry => entry.Kind == kind).Sum(entry => entry.Points.Value);
    }

    /// <summary>
    /// One's own wish is that of all who are one; who was parted again may be a member or not, as may who left.
    /// </summary>
    private void AreMembersAsWished(Family family)
    {
        var wished = owner.JoinsAutomatically || family.Names.Any(shoppers.Joined.ContainsKey);
        var mayBeOut = family.WasParted || leaving.Concerns(family);
        var joins = family.Entries.Count(entry => entry.Kind == EntryKind.Joined);
        foreach (var book in family.Homes)
        {
            Truths.Demand(
                book.Account.IsMember == wished || (mayBeOut && wished),
                "reference",
                book,
                $"joined {joins} times: {wished}");
        }

        Truths.Demand(
            wished ? joins > 0 && (joins == 1 || !family.IsAlone || mayBeOut) : joins == 0,
            "reference",
            family,
            $"joined {joins} times: {wished}");
    }

    private long Expected(Family family, Book book, Sale sale, OrderRecord record)
    {
        var hasEarned = (!family.IsAlone || leaving.Concerns(family)) && record.Terms is not null;
        if (sale.PaidAt is null || (!hasEarned
            && (!book.Account.IsMember || family.WasParted || IsTooOld(family, book, sale))))
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

    /// <summary>The orders that earned are numbered from 1 without gaps, each once, where nobody was merged.</summary>
    private static void AreNumbered(Family family)
    {
        if (!family.IsAlone)
        {
            return;
        }

        var numbers = family.Orders.Select(one => one.Record.Terms).OfType<Terms>().Select(terms => terms.OrderNumber)
            .Order().ToList();
        Truths.Demand(
            numbers.SequenceEqual(Enumerable.Range(1, numbers.Count).Select(number => (int?)number))
                && family.Books[0].Account.Orders == numbers.Count,
            "reference",
            family,
            $"its orders are numbered {string.Join(' ', numbers)} of {family.Books[0].Account.Orders}");
    }

    /// <summary>Joining looks back so many days from the day the wish was granted.</summary>
    private bool IsTooOld(Family family, Book book, Sale sale)
    {
        if (book.Account.CountsFrom is not { } from)
        {
            return false;
        }

        var zone = owner.Versions[0].TimeZone;
        var wishes = family.Names.Select(shoppers.Joined.GetValueOrDefault).OfType<Shoppers.Wish>()
            .Concat(leaving.Returns(family));
        Truths.Demand(
            wishes.Any(wish => from >= ShopCalendar.DayAt(wish.AskedAt - Slack, zone).AddDays(-90)
                && from <= ShopCalendar.DayAt(wish.HeardAt + Slack, zone).AddDays(-90)),
            "reference",
            book,
            $"orders count from {from}");
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
    private void IsNobodyElses(IReadOnlyList<Family> families)
    {
        var orders = families.SelectMany(family => family.Orders).Select(one => one.Record.Id).ToList();
        if (orders.GroupBy(order => order).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            var where = families.SelectMany(family => family.Orders).Where(one => one.Record.Id == twice.Key)
                .Select(one => $"{Family.NameOf(one.Book)}: {Book.Text(one.Record)}");
            throw new TruthException("reference", $"{twice.Key} is in two accounts: {string.Join(' ', where)}");
        }

        var known = sales.Select(sale => new OrderId(sale.Storefront, sale.Id)).ToHashSet();
        if (orders.Find(order => !known.Contains(order)) is { Value: not null } unknown)
        {
            throw new TruthException("reference", $"{unknown} was never bought.");
        }
    }
}
