using App.Tests.Running;
using FluentAssertions;
using World;
using Xunit;

namespace App.Tests.Doors;

/// <summary>A member's history, page by page, and what joining asks for.</summary>
[Collection(DoorApp.Name)]
public sealed class EntriesTests(RunningApp app)
{
    [Fact]
    public async Task pages_follow_each_other_without_a_gap()
    {
        var member = app.NewMember();
        await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => app.Sender.Send(member.Buys(1).Paid().Whole())));
        await app.Sender.Send(member.Buys(1).Whole());
        var seen = new List<long>();

        for (var path = "/entries?limit=10"; ;)
        {
            var page = (await member.Sees(path)).Json;
            seen.AddRange(page["entries"]!.AsArray().Select(entry => (long)entry!["sequence"]!));
            (page["waiting"] is null).Should().Be(path.Contains("before", StringComparison.Ordinal));
            if (page["next"] is not { } next)
            {
                break;
            }

            path = $"/entries?limit=10&before={next}";
        }

        seen.Should().Equal(Enumerable.Range(1, 25).Reverse().Select(number => (long)number));
    }

    [Fact]
    public async Task twenty_are_a_page_unless_asked_otherwise()
    {
        var member = app.NewMember();
        await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => app.Sender.Send(member.Buys(1).Paid().Whole())));

        (await member.Sees("/entries")).Json["entries"]!.AsArray().Should().HaveCount(20);
        (await member.Sees("/entries?before=1")).Json["entries"]!.AsArray().Should().BeEmpty();
        (await member.Sees("/entries?before=9223372036854775807&limit=100")).Json["entries"]!.AsArray()
            .Should().HaveCount(25);
    }

    [Theory]
    [InlineData("before=0", "before")]
    [InlineData("before=-1", "before")]
    [InlineData("before=", "before")]
    [InlineData("before=1.5", "before")]
    [InlineData("before=9223372036854775808", "before")]
    [InlineData("before=1&before=2", "before")]
    [InlineData("before=%D9%A1", "before")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("limit=+5", "limit")]
    public async Task a_parameter_that_is_no_such_number_is_named(string query, string name)
    {
        var told = await app.NewMember().Sees("/entries?" + query);

        told.ShouldBeRefused(400, "bad_parameter");
        ((string?)told.Json["params"]!["name"]).Should().Be(name);
        ((string?)told.Json["title"]).Should().Contain(name);
    }

    [Fact]
    public async Task each_entry_can_be_recomputed_from_what_it_says()
    {
        var member = app.NewMember();
        await app.Sender.Send(member.Buys(600).Paid().Whole());
        await app.Sender.Send((member.Buys(49.90m, "NOK").Paid() with { PaidAt = DateTimeOffset.UtcNow }).Whole());

        var entry = (await member.Entries())[0];

        var reasons = entry["reasons"]!.AsArray();
        ((string?)entry["kind"], (long)entry["points"]!, (long)entry["due"]!).Should().Be(("earned", 6, 6));
        ((string?)reasons[0]!["amountMinor"], (string?)reasons[0]!["ratePerMinor"]).Should().Be(("4990", "1000"));
        ((string?)reasons[1]!["tier"], (string?)reasons[1]!["multiplier"]).Should().Be(("silver", "1.25"));
        reasons.Sum(reason => (long)reason!["points"]!).Should().Be(6);
    }

    [Theory]
    [InlineData("{", 400, "bad_json")]
    [InlineData("[]", 400, "bad_parameter")]
    [InlineData("null", 400, "bad_parameter")]
    [InlineData("""{"terms":"one"}""", 400, "bad_parameter")]
    [InlineData("""{"terms":1,"lang":"nb","more":true}""", 400, "bad_parameter")]
    [InlineData("""{"term":2}""", 400, "bad_parameter")]
    [InlineData("""{"terms":2,"terms":1}""", 400, "bad_parameter")]
    [InlineData("""{"terms":2}""", 409, "terms_outdated")]
    public async Task what_joining_cannot_understand_is_refused(string body, int status, string code) =>
        (await app.Rows.Unchanged(() => app.NewMember().Joins("key", body))).ShouldBeRefused(status, code);

    [Fact]
    public async Task joining_needs_a_key_of_a_reasonable_length()
    {
        var member = app.NewMember();

        (await member.Ask(HttpMethod.Post, "/join", member.Token(), "{}"))
            .ShouldBeRefused(400, "idempotency_key_missing");
        (await member.Joins(new string('k', 101))).ShouldBeRefused(400, "bad_parameter");
        (await member.Joins("key", $$"""{"lang":"{{new string('x', 5_000)}}"}"""))
            .ShouldBeRefused(413, "body_too_large");
        ((string?)(await app.Rows.Unchanged(() => member.Sees())).Json["state"]).Should().Be("none");
    }

    [Fact]
    public async Task a_guest_cannot_join() =>
        (await app.Rows.Unchanged(() => app.Member("guest:0123456789abcdef").Joins("key")))
            .ShouldBeRefused(400, "bad_parameter");

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"terms":1,"lang":"nb"}""")]
    [InlineData("""{"terms":null,"lang":null}""")]
    public async Task joining_takes_the_terms_in_force(string body) =>
        ((string?)(await app.NewMember().Joins("key / 1", body)).Json["state"]).Should().Be("member");
}
