using FluentAssertions;
using Loyalty.Ledger;
using Loyalty.Program;
using Xunit;

namespace Loyalty.Tests.Ledger;

public sealed class TierTests
{
    private static readonly LoyaltyProgram Tiered = Some.Program()
        .WithTiers(Some.Tier("silver", 100, 2), Some.Tier("gold", 1000, 3));

    [Fact]
    public void an_order_earns_at_the_tier_held_before_it()
    {
        var books = Some.Books(Tiered);
        books.Tell(Some.Order(), Some.Noon());
        books.Account(Some.Ada).Balance.Value.Should().Be(100);
        books.Tell(Some.Order(1).Named("2"), Some.Noon(1));
        books.Account(Some.Ada).Balance.Value.Should().Be(300);
    }

    [Fact]
    public void an_order_paid_before_a_tier_was_reached_does_not_earn_at_it_however_late_it_is_told()
    {
        var books = Some.Books(Tiered);
        books.Tell(Some.Order(5, 6000).Named("2"), Some.Noon(5));
        books.Tell(Some.Order(0, 6000), Some.Noon(9));
        books.Tell(Some.Order(3, 1000).Named("3"), Some.Noon(9));
        books.Account(Some.Ada).Balance.Value.Should().Be(130);
    }

    [Fact]
    public void a_tier_is_held_through_its_months_and_grace_and_falls_one_step_at_a_time()
    {
        var program = Qualified(new Qualifying(HeldMonths: 13, GraceDays: 10));
        var books = Gold(program);
        Held(books, program, "2026-02-11").Should().Be("gold");
        Held(books, program, "2026-02-12").Should().Be("silver");
        Held(books, program, "2027-04-30").Should().Be("bronze");
    }

    [Fact]
    public void a_tier_falls_all_the_way_where_the_program_says_so()
    {
        var program = Qualified(new Qualifying(HeldMonths: 13, FallsAllTheWay: true));
        Held(Gold(program), program, "2026-02-02").Should().Be("bronze");
    }

    [Fact]
    public void a_tier_that_progress_still_carries_is_kept()
    {
        var program = Qualified(new Qualifying(HeldMonths: 13));
        var books = Gold(program);
        books.Tell(Some.Order(200, 100000).Named("2"), Some.Noon(200));
        Held(books, program, "2026-02-02").Should().Be("gold");
    }

    [Fact]
    public void one_purchase_keeps_a_tier_for_its_time_once()
    {
        var program = Qualified(new Qualifying());
        var books = Gold(program);
        Held(books, program, "2026-01-01").Should().Be("gold");
        Held(books, program, "2026-01-02").Should().Be("silver");
    }

    [Fact]
    public void by_calendar_years_a_good_last_year_keeps_the_tier()
    {
        var program = Qualified(new Qualifying(Period: QualifyPeriod.CalendarYear));
        Held(Gold(program), program, "2026-01-02").Should().Be("gold");
    }

    [Fact]
    public void a_tier_reached_only_through_an_order_since_reversed_is_withdrawn_at_once()
    {
        var books = Some.Books(Tiered);
        books.Tell(Some.Order(), Some.Noon());
        books.Tell(Some.Refund("r", 100), Some.Noon(40));
        Held(books, Tiered, "2025-02-10").Should().Be("bronze");
    }

    [Fact]
    public void a_reversal_lowers_the_month_its_order_was_placed_in()
    {
        var books = Some.Books(Tiered);
        books.Tell(Some.Order(), Some.Noon());
        books.Tell(Some.Refund("r", 2500), Some.Noon(100));
        books.Account(Some.Ada).Progress.Should().Equal(new Dictionary<int, long> { [2025 * 12] = 75 });
    }

    [Fact]
    public void a_higher_threshold_withdraws_no_tier_already_held()
    {
        var books = Some.Books(Tiered);
        books.Tell(Some.Order(), Some.Noon());
        var stricter = Tiered.WithTiers(Some.Tier("silver", 5000, 2)) with { Version = 2, InForceFrom = Some.Noon(10) };
        books.Put(stricter);
        books.Tell(Some.Order(20, 5000).Named("2"), Some.Noon(20));
        Held(books, stricter, "2025-02-10").Should().Be("silver");
        books.Tell(new OrderId("shopify", "2"), Some.Part(Some.Refund("r", 100)), Some.Noon(30));
        Held(books, stricter, "2025-02-10").Should().Be("silver");
    }

    [Fact]
    public void a_tier_kept_for_years_survives_a_small_refund()
    {
        var books = Some.Books(Tiered);
        foreach (var year in Enumerable.Range(0, 4))
        {
            books.Tell(Some.Order(year * 300, 20000).Named("y" + year), Some.Noon(year * 300));
        }

        books.Night(Some.Noon(1289));
        var before = books.Account(Some.Ada).Holdings;
        before.Should().ContainSingle().Which.Tier.Should().Be("silver");
        books.Tell(new OrderId("shopify", "y3"), Some.Part(Some.Refund("r", 1000)), Some.Noon(1290));
        books.Account(Some.Ada).Holdings.Should().Equal(before);
    }

    [Theory]
    [InlineData(QualifyPeriod.Rolling, "2026-01-31", 100)]
    [InlineData(QualifyPeriod.Rolling, "2026-02-01", 0)]
    [InlineData(QualifyPeriod.CalendarYear, "2025-12-31", 100)]
    [InlineData(QualifyPeriod.CalendarYear, "2026-01-01", 0)]
    [InlineData(QualifyPeriod.Lifetime, "2099-01-01", 100)]
    public void progress_counts_over_the_programs_period(QualifyPeriod period, string day, long progress)
    {
        var books = Some.Books();
        books.Tell(Some.Order(), Some.Noon());
        Tiers.Progress(books.Account(Some.Ada), new Qualifying(Period: period), Date(day)).Should().Be(progress);
    }

    [Fact]
    public void months_long_gone_still_count_for_a_lifetime()
    {
        var books = Some.Books();
        books.Tell(Some.Order(), Some.Noon());
        books.Tell(Some.Order(1500).Named("2"), Some.Noon(1500));
        books.Tell(Some.Refund("r", 2500), Some.Noon(1501));
        var account = books.Account(Some.Ada);
        account.Progress.Should().ContainSingle();
        account.ProgressBefore.Should().Be(75);
        Tiers.Progress(account, new Qualifying(Period: QualifyPeriod.Lifetime), Some.Day(1501)).Should().Be(175);
    }

    private static LoyaltyProgram Qualified(Qualifying qualifying) => Tiered with { Qualifying = qualifying };

    private static Books Gold(LoyaltyProgram program)
    {
        var books = Some.Books(program);
        books.Tell(Some.Order(0, 100000), Some.Noon());
        Held(books, program, "2025-01-01").Should().Be("gold");
        return books;
    }

    private static string Held(Books books, LoyaltyProgram program, string day) =>
        Tiers.Held(books.Account(Some.Ada), program, Date(day))?.Tier ?? "bronze";

    private static DateOnly Date(string text) =>
        DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
