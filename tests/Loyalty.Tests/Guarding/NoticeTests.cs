using FluentAssertions;
using Loyalty.Program;
using Loyalty.Program.Guarding;
using Xunit;

namespace Loyalty.Tests.Guarding;

/// <summary>What takes something away is announced 30 days ahead.</summary>
public sealed class NoticeTests
{
    private static readonly LoyaltyProgram Before =
        Some.Program(new(Some.Eur, 1, 100), new(Looked.Nok, 1, 1000)).WithTiers(Some.Tier("gold", 500, 2));

    public static TheoryData<string?, Func<LoyaltyProgram, LoyaltyProgram>> Changes => new()
    {
        { null, program => program },
        { null, program => program with { Rates = [new(Some.Eur, 2, 200), new(Looked.Nok, 1, 999)] } },
        { "/rates/1", program => program with { Rates = [new(Some.Eur, 1, 100), new(Looked.Nok, 1, 1001)] } },
        { "/rates/0", program => program with { Rates = [new(Some.Eur, 0.999m, 100), new(Looked.Nok, 1, 1000)] } },
        { "/rates/1", program => program with { Rates = [new(Looked.Nok, 1, 1000), new(Some.Eur, 1, 101)] } },
        { "/rates", program => program with { Rates = [new(Some.Eur, 1, 100)] } },
        { null, program => program.WithTiers(Some.Tier("gold", 900, 2.1m)) },
        { "/tiers/1/multiplier", program => program.WithTiers(Some.Tier("gold", 500, 1.99m)) },
        { "/tiers/2/multiplier", program => program.WithTiers(Some.Tier("silver", 50, 2), Some.Tier("gold", 500)) },
        { "/tiers", program => program.WithTiers(Some.Tier("silver", 500, 2)) },
        { "/base/tax", program => program with { Base = new PointsBase(TaxRule.Excluded) } },
        { null, program => program with { Base = new PointsBase(TaxRule.Included, true) } },
        { "/earning/rules", program => program with { Earning = Halved } },
        { null, program => program with { Earning = Halved with { Rules = [Half with { Until = Some.Day() }] } } },
    };

    private static Rule Half => new("half", Some.Words("half"), 0.5m);

    private static EarningRules Halved => new(Rules: [Half]);

    [Fact]
    public void what_counted_and_no_longer_does_is_a_cut()
    {
        var all = Before with { Base = new PointsBase(TaxRule.Included, Shipping: true), Earning = Halved };

        NoticeNeeded.Between(all, Before).Should().Equal("/base/tax", "/base/shipping");
        NoticeNeeded.Between(Before with { Base = new PointsBase(TaxRule.Excluded) }, Before).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void a_rate_cut_is_named_by_its_place(string? place, Func<LoyaltyProgram, LoyaltyProgram> change) =>
        NoticeNeeded.Between(Before, change(Before)).Should().Equal(place is null ? [] : [place]);

    [Theory]
    [InlineData(ExpiryPolicy.None, 12, ExpiryPolicy.Rolling, 240, "/expiry/policy")]
    [InlineData(ExpiryPolicy.None, 12, ExpiryPolicy.Inactivity, 240, "/expiry/policy")]
    [InlineData(ExpiryPolicy.None, 12, ExpiryPolicy.None, 1, null)]
    [InlineData(ExpiryPolicy.Rolling, 12, ExpiryPolicy.None, 1, null)]
    [InlineData(ExpiryPolicy.Rolling, 12, ExpiryPolicy.Rolling, 12, null)]
    [InlineData(ExpiryPolicy.Rolling, 12, ExpiryPolicy.Rolling, 11, "/expiry/months")]
    [InlineData(ExpiryPolicy.Rolling, 12, ExpiryPolicy.Inactivity, 12, null)]
    [InlineData(ExpiryPolicy.Rolling, 12, ExpiryPolicy.Inactivity, 11, "/expiry/policy")]
    [InlineData(ExpiryPolicy.Rolling, 1, ExpiryPolicy.CalendarYear, 12, "/expiry/policy")]
    [InlineData(ExpiryPolicy.Inactivity, 12, ExpiryPolicy.Inactivity, 13, null)]
    [InlineData(ExpiryPolicy.Inactivity, 12, ExpiryPolicy.Inactivity, 11, "/expiry/months")]
    [InlineData(ExpiryPolicy.Inactivity, 1, ExpiryPolicy.Rolling, 240, "/expiry/policy")]
    [InlineData(ExpiryPolicy.CalendarYear, 12, ExpiryPolicy.CalendarYear, 1, null)]
    [InlineData(ExpiryPolicy.CalendarYear, 12, ExpiryPolicy.Rolling, 12, null)]
    [InlineData(ExpiryPolicy.CalendarYear, 12, ExpiryPolicy.Rolling, 11, "/expiry/policy")]
    public void points_that_can_expire_sooner_are_a_cut(
        ExpiryPolicy policy, int months, ExpiryPolicy after, int monthsAfter, string? place) =>
        NoticeNeeded.Between(
                Before with { Expiry = new(policy, months) }, Before with { Expiry = new(after, monthsAfter) })
            .Should().Equal(place is null ? [] : [place]);

    [Theory]
    [InlineData(30, true, "")]
    [InlineData(29, true, "/rates/1 notice_too_short")]
    [InlineData(30, false, "/notice notice_missing")]
    [InlineData(29, false, "/rates/1 notice_too_short, /notice notice_missing")]
    public void a_cut_takes_thirty_days_and_a_notice(int days, bool isTold, string flaws) =>
        Flaws([Before], Cut(days, 2, isTold)).Should().Be(flaws);

    [Fact]
    public void what_is_cut_is_told_from_the_version_in_force_right_before()
    {
        var announced = Cut(40, 2, isTold: true);

        Flaws([Before, announced], Cut(50, 3, isTold: false)).Should().Be("", "it was cut before");
        Flaws([Before, announced], Before with { Version = 3, InForceFrom = Some.Noon(50) }).Should().Be("");
    }

    [Fact]
    public void a_version_of_the_same_instant_speaks_for_nothing()
    {
        var announced = Cut(40, 2, isTold: true);

        Flaws([Before, announced], Cut(40, 3, isTold: false)).Should().Be("/notice notice_missing");
    }

    [Fact]
    public void a_version_in_between_makes_no_later_one_a_surprise()
    {
        var same = Before with { Version = 2, InForceFrom = Some.Noon(20) };
        var generous = Before with { Version = 3, InForceFrom = Some.Noon(10), Expiry = new(), Rates = Rates(900) };

        Flaws([Before, same], generous).Should().Be("/rates/1 next_unannounced");
        Flaws([Before, same with { InForceFrom = Some.Noon(30), Notice = Some.Words("Less") }], generous)
            .Should().Be("", "it was announced in time");
        Flaws([Before, Cut(20, 2, isTold: true)], Before with { Version = 3, InForceFrom = Some.Noon(10) })
            .Should().Be("", "that cut was announced when it was put");
    }

    [Fact]
    public void taking_back_what_announced_a_cut_leaves_none_unannounced()
    {
        var announced = Cut(40, 2, isTold: true);
        var after = Cut(50, 3, isTold: false);

        Without([Before, announced, after], announced).Should().Be("/rates/1 next_unannounced");
        Without([Before, announced, after], after).Should().Be("");
        Without([Before, announced], announced).Should().Be("");
        Without([Before, announced, after with { Notice = Some.Words("Less") }], announced).Should().Be("");
    }

    private static LoyaltyProgram Cut(int day, int version, bool isTold) => Before with
    {
        Version = version,
        InForceFrom = Some.Noon(day),
        Rates = Rates(1100),
        Notice = isTold ? Some.Words("Less") : null,
    };

    private static IReadOnlyList<Rate> Rates(decimal perMinor) => [new(Some.Eur, 1, 100), new(Looked.Nok, 1, perMinor)];

    private static string Flaws(IEnumerable<LoyaltyProgram> versions, LoyaltyProgram program) =>
        Text(NoticeNeeded.Flaws(new ProgramHistory(versions), program, Some.Noon()));

    private static string Without(IEnumerable<LoyaltyProgram> versions, LoyaltyProgram gone) =>
        Text(NoticeNeeded.FlawsWithout(new ProgramHistory(versions), gone, Some.Noon()));

    private static string Text(IEnumerable<Flaw> flaws) =>
        string.Join(", ", flaws.Select(flaw => $"{flaw.Place} {flaw.Code}"));
}
