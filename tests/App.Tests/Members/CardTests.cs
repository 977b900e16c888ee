using App.Tests.Doors;
using App.Tests.Running;
using FluentAssertions;
using Xunit;

namespace App.Tests.Members;

/// <summary>The card in a member's telephone, and whoever looks it up at the counter.</summary>
[Collection(JourneyApp.Name)]
public sealed class CardTests(RunningApp app)
{
    [Fact]
    public async Task a_scanner_reads_the_number_off_the_card()
    {
        using var scanner = Oracle.Start("qr.mjs");
        var member = await Joined();

        var card = (await member.Sees("/card")).Json;

        var number = (string)card["number"]!;
        ((string?)(await scanner.AskAsync(card["qr"]!))["text"]).Should().Be(number);
        string.Concat(card["groups"]!.AsArray().Select(group => (string)group!)).Should().Be(number);
    }

    [Fact]
    public async Task a_card_is_written_down_once_when_it_is_first_shown()
    {
        var member = await Joined();
        var elsewhere = await app.AtOther(member);

        var first = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(turn => (turn % 2 == 0 ? member : elsewhere).Sees("/card")));
        var again = await app.Rows.Unchanged(() => member.Sees("/card"));

        first.Should().OnlyContain(one => one.Text == again.Text);
    }

    [Fact]
    public async Task whose_card_it_is_is_found_by_its_number()
    {
        var member = await Joined();
        var card = (await member.Sees("/card")).Json;
        var spoken = string.Join(' ', card["groups"]!.AsArray().Select(group => (string)group!));

        var found = await app.Owner().Sees("/members?card=" + Uri.EscapeDataString(spoken));

        (found.Status, (string?)found.Json["customer"]).Should().Be((200, member.Customer));
        (await app.Owner("demo--test").Sees("/members?card=" + card["number"])).ShouldBeRefused(404, "member_unknown");
    }

    [Theory]
    [InlineData("?card=")]
    [InlineData("?card=9012345678901239")]
    [InlineData("?card=901234567890123")]
    [InlineData("?card=9012345678901238&card=9012345678901238")]
    [InlineData("?card=9012345678901238&customer=shopify:7001")]
    public async Task what_is_no_cards_number_is_refused(string query)
    {
        var told = await app.Rows.Unchanged(() => app.Owner().Sees("/members" + query));

        told.ShouldBeRefused(400, "bad_parameter");
        ((string?)told.Json["params"]!["name"]).Should().Be("card");
    }

    [Fact]
    public async Task nobody_has_a_card_that_was_never_shown() =>
        (await app.Rows.Unchanged(() => app.Owner().Sees("/members?card=9012345678901238")))
            .ShouldBeRefused(404, "member_unknown");

    [Fact]
    public async Task only_members_have_a_card()
    {
        var left = await Joined();
        await left.Ask(HttpMethod.Delete, "", left.Token());

        foreach (var somebody in new[] { left, app.NewMember() })
        {
            (await app.Rows.Unchanged(() => somebody.Sees("/card"))).ShouldBeRefused(409, "not_a_member");
        }
    }

    private async Task<Member> Joined()
    {
        var member = app.NewMember();
        (await member.Joins("key")).Status.Should().Be(200);
        return member;
    }
}
