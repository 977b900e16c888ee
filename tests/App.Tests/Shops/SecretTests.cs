using FluentAssertions;
using Loyalty.App.Shops;
using Xunit;

namespace App.Tests.Shops;

public sealed class SecretTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void a_new_one_is_tried_first_and_the_old_one_until_its_last_instant()
    {
        var secrets = Rotated(("old", 0, 0), ("new", 0, 72));
        secrets.At(Now.AddHours(71)).Should().Equal("new", "old");
        secrets.At(Now.AddHours(72).AddTicks(-1)).Should().Equal("new", "old");
        secrets.At(Now.AddHours(72)).Should().Equal("new");
    }

    [Fact]
    public void the_one_in_use_counts_for_ever()
    {
        Rotated(("only", 0, 0)).At(Now.AddYears(100)).Should().Equal("only");
        Rotated(("old", 0, 0), ("new", 0, 1)).At(Now.AddYears(100)).Should().Equal("new");
    }

    [Fact]
    public void kept_for_no_time_an_old_one_counts_no_more_at_once() =>
        Rotated(("old", 0, 0), ("new", 1, 0)).Should().ContainSingle().Which.Value.Should().Be("new");

    [Fact]
    public void an_old_one_never_counts_longer_than_it_did()
    {
        var secrets = Rotated(("first", 0, 0), ("second", 0, 10), ("third", 1, 72));
        secrets.Select(secret => (secret.Value, secret.Until)).Should().Equal(
            ("third", null), ("second", Now.AddHours(73)), ("first", Now.AddHours(10)));
    }

    [Fact]
    public void an_old_one_may_count_for_less_than_it_did()
    {
        var secrets = Rotated(("first", 0, 0), ("second", 0, 72), ("third", 1, 2));
        secrets.Skip(1).Should().OnlyContain(secret => secret.Until == Now.AddHours(3));
    }

    [Fact]
    public void at_most_four_are_kept_the_newest_of_them()
    {
        var secrets = Rotated([.. "abcdefg".Select((letter, hour) => (letter.ToString(), hour, 720))]);
        secrets.At(Now.AddHours(7)).Should().Equal("g", "f", "e", "d");
    }

    [Fact]
    public void what_no_longer_counts_is_forgotten() =>
        Rotated(("first", 0, 0), ("second", 0, 1), ("third", 2, 1)).Select(secret => secret.Value)
            .Should().Equal("third", "second");

    [Fact]
    public void the_one_in_use_again_changes_nothing()
    {
        var secrets = Rotated(("old", 0, 0), ("new", 0, 72));
        secrets.With("new", Now.AddHours(5), TimeSpan.Zero).Should().BeSameAs(secrets);
    }

    [Fact]
    public void an_old_one_can_be_put_in_front_again_and_is_there_once()
    {
        var secrets = Rotated(("old", 0, 0), ("new", 0, 72), ("old", 1, 72));
        secrets.Select(secret => (secret.Value, secret.Since, secret.Until)).Should().Equal(
            ("old", Now.AddHours(1), null), ("new", Now, Now.AddHours(73)));
    }

    [Fact]
    public void a_secret_is_printed_as_its_fingerprint() =>
        new Secret("hush").ToString().Should().HaveLength(8).And.NotContain("hush");

    private static IReadOnlyList<Secret> Rotated(params (string Value, int Hour, int KeptHours)[] all) => all.Aggregate(
        (IReadOnlyList<Secret>)[],
        (secrets, one) => secrets.With(one.Value, Now.AddHours(one.Hour), TimeSpan.FromHours(one.KeptHours)));
}
