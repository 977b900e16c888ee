using FluentAssertions;
using Loyalty.Members;
using Xunit;

namespace Loyalty.Tests.Members;

public sealed class ProfileTests
{
    [Fact]
    public void to_begin_with_nothing_is_personal_and_nothing_is_marketed()
    {
        var profile = new Profile();

        (profile.Personalisation, profile.Marketing, profile.Birthday, profile.Language)
            .Should().Be((Personalisation.None, false, null, null));
        profile.Consents.Should().BeEmpty();
    }

    [Fact]
    public void every_consent_given_or_withdrawn_is_kept_with_its_occasion()
    {
        var (given, _) = new Profile().With(
            new Choices { Marketing = true, Personalisation = Personalisation.Full }, On(0));
        var (less, _) = given.With(new Choices { Personalisation = Personalisation.Basic }, On(1));
        var (left, _) = less.WithoutConsent(On(2));

        left.Consents.Select(one => (one.To, one.IsGiven, one.At, one.Language, one.Terms)).Should().Equal(
            (ConsentTo.Marketing, true, Some.Noon(), "nb", 3),
            (ConsentTo.FullPersonalisation, true, Some.Noon(), "nb", 3),
            (ConsentTo.BasicPersonalisation, true, Some.Noon(1), "nb", 3),
            (ConsentTo.FullPersonalisation, false, Some.Noon(1), "nb", 3),
            (ConsentTo.Marketing, false, Some.Noon(2), "nb", 3),
            (ConsentTo.BasicPersonalisation, false, Some.Noon(2), "nb", 3));
    }

    [Fact]
    public void what_is_chosen_again_changes_nothing()
    {
        var choices = new Choices
        {
            Marketing = true,
            Language = new("nb"),
            Birthday = new(new Birthday(2, 29)),
            Personalisation = Personalisation.Basic,
        };
        var (chosen, _) = new Profile().With(choices, On(0));

        chosen.With(choices, On(1)).Should().Be((chosen, null));
        chosen.With(new Choices(), On(1)).Should().Be((chosen, null));
    }

    [Fact]
    public void a_birthday_is_set_otherwise_once_in_365_days()
    {
        var (set, _) = new Profile().With(Born(5, 17), On(0));

        var (same, tooSoon) = set.With(Born(5, 18), On(364));
        var (changed, _) = set.With(Born(5, 18), On(365));
        var (_, again) = changed.With(Born(5, 19), On(366));

        (same, tooSoon!.Code, tooSoon.Parameters["from"]).Should().Be((set, "birthday_too_soon", "2026-01-01"));
        changed.Birthday.Should().Be(new Birthday(5, 18));
        again.Should().NotBeNull();
    }

    [Fact]
    public void a_birthday_taken_away_does_not_open_the_way_to_another()
    {
        var (set, _) = new Profile().With(Born(5, 17), On(0));
        var (none, problem) = set.With(new Choices { Birthday = new(null) }, On(1));

        (none.Birthday, problem).Should().Be((null, null));
        none.With(Born(5, 17), On(2)).Problem.Should().NotBeNull("it is not known any more which one it was");
        none.With(Born(6, 1), On(365)).Profile.Birthday.Should().Be(new Birthday(6, 1));
    }

    [Fact]
    public void of_too_many_consents_the_oldest_that_were_replaced_go()
    {
        var (profile, _) = new Profile().With(new Choices { Personalisation = Personalisation.Full }, On(0));
        for (var day = 1; day <= 250; day++)
        {
            (profile, _) = profile.With(new Choices { Marketing = day % 2 == 1 }, On(day));
        }

        profile.Consents.Should().HaveCount(Profile.MostConsents);
        profile.Consents[0].To.Should().Be(ConsentTo.FullPersonalisation, "it counts still");
        profile.Consents[^1].At.Should().Be(Some.Noon(250));
    }

    [Fact]
    public void a_profile_is_read_as_it_was_written()
    {
        var (profile, _) = new Profile().With(
            new Choices { Marketing = true, Birthday = new(new Birthday(2, 29)), Language = new("zh-Hans") }, On(0));

        var read = ProfileText.Read(ProfileText.Write(profile));

        read.Should().BeEquivalentTo(profile);
        ProfileText.Read("{}"u8).Should().BeEquivalentTo(new Profile());
    }

    [Theory]
    [InlineData("02-29", 2, 29)]
    [InlineData("12-31", 12, 31)]
    [InlineData("01-01", 1, 1)]
    public void a_birthday_is_a_month_and_a_day(string text, int month, int day)
    {
        Birthday.Parse(text).Should().Be(new Birthday(month, day));
        new Birthday(month, day).ToString().Should().Be(text);
    }

    [Theory]
    [InlineData("02-30")]
    [InlineData("13-01")]
    [InlineData("00-10")]
    [InlineData("04-31")]
    [InlineData("1-1")]
    [InlineData("1990-05-17")]
    [InlineData("05/17")]
    [InlineData("")]
    [InlineData("٠٥-١٧")]
    [InlineData(null)]
    public void nothing_else_is_a_birthday(string? text) => Birthday.Parse(text).Should().BeNull();

    private static Choices Born(int month, int day) => new() { Birthday = new(new Birthday(month, day)) };

    private static Occasion On(int day) => new(Some.Noon(day), Some.Day(day), "nb", 3);
}
