using FluentAssertions;
using Loyalty.Ledger;
using Loyalty.Members;
using Loyalty.Program;
using Xunit;

namespace Loyalty.Tests.Members;

public sealed class MemberViewTests
{
    private static readonly Perk Shipping = new("ship", Some.Words("Free shipping"), Some.Words("Always"));

    private static readonly LoyaltyProgram Program = Some.Program().WithTiers(
        Some.Tier("silver", 100, 2) with { Perks = [Shipping] },
        Some.Tier("gold", 1000, 3)) with
    {
        Expiry = new Expiry(ExpiryPolicy.Rolling),
        Availability = new Availability(),
        Qualifying = new Qualifying(GraceDays: 10),
    };

    [Fact]
    public void a_customer_never_seen_has_nothing_and_the_first_tier()
    {
        var view = MemberView.Of(null, Program, Some.Day(), ["en"]);
        view.State.Should().BeNull();
        view.Points.Balance.Should().Be(Points.Zero);
        (view.Tier.Code, view.Tier.Since, view.Tier.Next!.Code, view.Tier.Next.Missing)
            .Should().Be(("bronze", null, "silver", 100));
        view.Perks.Should().ContainSingle().Which.Unlocked.Should().BeFalse();
    }

    [Fact]
    public void points_are_shown_by_when_they_come_and_go()
    {
        var books = Some.Books(Program);
        books.Tell(Some.Order(), Some.Noon());
        books.Tell(Some.Order(20, 1000).Named("2"), Some.Noon(20));
        var points = MemberView.Of(books.Account(Some.Ada), Program, Some.Day(40), ["en"]).Points;
        (points.Balance.Value, points.Available.Value, points.Pending.Value).Should().Be((120, 100, 20));
        points.PendingUntil.Should().Equal(new DatedPoints(new Points(20), Some.Day(50)));
        points.Expiring.Should().Equal(
            new DatedPoints(new Points(100), Some.Day().AddYears(1)),
            new DatedPoints(new Points(20), Some.Day(20).AddYears(1)));
        points.Recover.Should().BeNull();
    }

    [Fact]
    public void expired_points_are_gone_before_anybody_writes_it_down()
    {
        var books = Some.Books(Program);
        books.Tell(Some.Order(), Some.Noon());
        MemberView.Of(books.Account(Some.Ada), Program, Some.Day(400), ["en"]).Points.Balance.Should().Be(Points.Zero);
    }

    [Fact]
    public void a_tier_that_was_given_is_told_as_such_without_grace_and_its_end_is_announced()
    {
        var books = Some.Books(Program);
        books.Place(Some.Ada, "gold", Some.Day(20), Some.Noon(), "key");
        var tier = MemberView.Of(books.Account(Some.Ada), Program, Some.Day(1), ["en"]).Tier;
        (tier.Code, tier.IsGiven, tier.Until).Should().Be(("gold", true, Some.Day(20)));
        tier.Falls.Should().Be(new FallView(Some.Day(21), "bronze", "bronze", 1000));
    }

    [Fact]
    public void a_coming_version_is_noticed_until_it_takes_force_on_the_shops_day()
    {
        var coming = Program with
        {
            Version = 2,
            InForceFrom = Some.Noon(40).AddHours(11),
            TimeZone = "Europe/Oslo",
            Notice = Some.Words("Less from May on"),
        };
        var programs = new ProgramHistory([Program with { TimeZone = "Europe/Oslo" }, coming]);
        NoticeView.Of(programs, Some.Noon(), ["nb", "en"]).Should()
            .Equal(new NoticeView(Some.Day(41), "Less from May on"));
        NoticeView.Of(programs, Some.Noon(41), ["en"]).Should().BeEmpty();
    }

    [Fact]
    public void debt_says_which_order_it_comes_from()
    {
        var owing = new Account { Customer = Some.Ada, Debt = new Points(7), DebtOrder = Some.Id };
        var account = owing with { DebtNumber = "#1001" };
        var points = MemberView.Of(account, Program, Some.Day(), ["en"]).Points;
        points.Balance.Value.Should().Be(-7);
        points.Recover.Should().Be(new RecoverView(new Points(7), Some.Id, "#1001"));
    }

    [Fact]
    public void a_tier_says_since_when_until_when_and_what_is_missing()
    {
        var books = Some.Books(Program);
        books.Tell(Some.Order(), Some.Noon());
        var view = MemberView.Of(books.Account(Some.Ada), Program, Some.Day(5), ["en"]);
        (view.Tier.Code, view.Tier.Multiplier, view.Tier.Since, view.Tier.Until, view.Tier.Progress)
            .Should().Be(("silver", 2m, Some.Day(), Some.Day(375), 100L));
        view.Tier.Next!.Missing.Should().Be(900);
        view.Perks.Should().ContainSingle().Which.Unlocked.Should().BeTrue();
    }

    [Fact]
    public void words_are_in_the_first_language_the_owner_wrote_in()
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal) { ["nb"] = "Sølv", ["de"] = "Silber" };
        var words = new Words(texts);
        words.In(["fr", "nb"]).Should().Be("Sølv");
        words.In(["fr"]).Should().Be("Silber");
    }
}
