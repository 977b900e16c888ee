using App.Tests.Running;
using FluentAssertions;
using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Program;
using Loyalty.Tests;
using World;
using Xunit;

namespace App.Tests.Doors;

/// <summary>Events of members through the signed door, at a shop of their own.</summary>
[Collection(DoorApp.Name)]
public sealed class EventTests(RunningApp app)
{
    private static readonly EventRule Review = new(
        "review",
        Some.Words("A review"),
        20,
        [new(2, EventPeriod.Day)],
        [new("stars", FieldKind.Number, Required: true, 1, 5), new("text", FieldKind.Text)]);

    [Fact]
    public async Task an_event_gives_its_points_once_however_often_it_comes()
    {
        var shop = await Shop();
        var member = app.NewMember(shop: shop);
        var review = Event(member, "e1");

        var told = await app.Sender.Send(review, shop);
        var again = await app.Rows.Unchanged(() => app.Sender.Send(review, shop));
        var changed = await app.Rows.Unchanged(() => app.Sender.Send(Event(member, "e1", "'stars':1"), shop));

        (told.Status, told.Outcome, told.Points, told.Balance).Should().Be((200, "settled", 20, 20));
        (again.Status, again.Outcome, again.Points, again.Balance).Should().Be((200, "unchanged", 0, 20));
        changed.Text.Should().Be(again.Text, "the same id is the same event");
        (await member.Entries()).Select(entry => (string?)entry["kind"]).Should().Equal("granted", "joined");
        (await app.Owner(shop).Verifies(member.Customer)).Json["wrong"]!.GetValue<int>().Should().Be(0);
    }

    [Fact]
    public async Task twenty_at_once_at_two_instances_are_one()
    {
        var shop = await Shop();
        var member = app.NewMember(shop: shop);
        var other = await app.OtherInstance();

        var told = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(number => (number % 2 == 0 ? app.Sender : other).Send(Event(member, "e1"), shop)));

        told.Count(one => one.Outcome == "settled").Should().Be(1);
        told.Count(one => one.Outcome == "unchanged").Should().Be(19);
        (await member.Balance()).Should().Be(20);
    }

    [Fact]
    public async Task of_twenty_events_at_once_as_many_count_as_the_limit_says()
    {
        var shop = await Shop();
        var member = app.NewMember(shop: shop);
        var other = await app.OtherInstance();

        var told = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(number => (number % 2 == 0 ? app.Sender : other).Send(Event(member, "e" + number), shop)));

        told.Count(one => one.Outcome == "settled").Should().Be(2);
        told.Count(one => (one.Outcome, one.Reason) == ("ignored", "limit_reached")).Should().Be(18);
        (await member.Balance()).Should().Be(40);
        (await app.Rows.Unchanged(() => app.Sender.Send(Event(member, "late"), shop))).Text
            .Should().Be("""{"outcome":"ignored","reason":"limit_reached"}""");
    }

    [Fact]
    public async Task who_is_not_a_member_and_a_guest_get_nothing_and_nothing_is_written()
    {
        var shop = await Shop(program => program with { Joining = new Joining() });
        var guest = Raw("""{"id":"e1","customer":{"email":"ada@example.com"},"at":"2026-11-21T10:00:00Z","stars":5}""");

        foreach (var message in new[] { Event(app.NewMember(), "e1"), guest })
        {
            (await app.Rows.Unchanged(() => app.Sender.Send(message, shop))).Text
                .Should().Be("""{"outcome":"ignored","reason":"not_a_member"}""");
        }
    }

    [Fact]
    public async Task a_members_event_can_be_a_test()
    {
        var shop = await Shop();
        var member = app.NewMember(shop: shop);

        (await app.Sender.Send(Event(member, "e1", "'stars':5,'test':true"), shop)).Outcome.Should().Be("settled");

        (await member.Balance()).Should().Be(0);
        (await app.Member(member.Customer, shop + "--test").Balance()).Should().Be(20);
    }

    [Fact]
    public async Task customers_are_whose_the_channel_says_they_are()
    {
        var shop = await Shop(settings: settings => settings with
        {
            Storefronts = [settings.Storefronts[^1] with { CustomersOf = "shopify" }],
        });
        var member = app.NewMember("shopify", shop);

        await app.Sender.Send(Event(member, "e1"), shop);

        (await member.Balance()).Should().Be(20);
    }

    [Theory]
    [InlineData("review", "", "event_malformed")]
    [InlineData("review", "'stars':6", "event_malformed")]
    [InlineData("review", "'stars':'5'", "event_malformed")]
    [InlineData("review", "'stars':5,'text':7", "event_malformed")]
    [InlineData("REVIEW", "'stars':5", "event_unknown")]
    [InlineData("", "'stars':5", "event_unknown")]
    [InlineData("visit", "", "event_unknown")]
    [InlineData("review", "'stars':[5]", "field_malformed")]
    [InlineData("review", "'stars':{}", "field_malformed")]
    [InlineData("review", "'stars':1e400", "number_malformed")]
    [InlineData("review", "'stars':5,'id':null", "field_missing")]
    [InlineData("review", "'stars':5,'id':{}", "field_malformed")]
    [InlineData("review", "'stars':5,'customer':{}", "field_missing")]
    [InlineData("review", "'stars':5,'customer':[1]", "field_missing")]
    [InlineData("review", "'stars':5,'at':'soon'", "field_malformed")]
    [InlineData("review", "'stars':5,'at':null", "field_missing")]
    [InlineData("review", "'stars':5,'at':'9999-12-31T23:59:59Z'", "field_malformed")]
    [InlineData("review", "'stars':5,'text':'\\ud83d'", "malformed")]
    public async Task what_is_not_understood_is_put_aside_and_leaves_nothing_in_the_ledger(
        string code, string fields, string reason)
    {
        var shop = await Shop();
        var member = app.NewMember(shop: shop);

        var told = await app.Sender.Send(Event(member, "e1", fields, code), shop);

        (told.Status, told.Outcome, told.Reason).Should().Be((202, "quarantined", reason));
        (await app.Rows.Text()).Should().NotContain(member.Id);
        ((string?)(await member.Sees()).Json["state"]).Should().Be("none");
    }

    [Fact]
    public async Task the_longest_ago_and_the_farthest_ahead_are_no_trouble()
    {
        var shop = await Shop();
        var member = app.NewMember(shop: shop);

        (await app.Sender.Send(Event(member, "e1", "'stars':5,'at':'0001-01-01T00:00:00Z'"), shop)).Reason
            .Should().Be("event_too_old");
        (await app.Sender.Send(Event(member, "e2", "'stars':5,'at':'8999-12-31T23:59:59Z'"), shop)).Outcome
            .Should().Be("settled", "it happens now");
    }

    [Fact]
    public async Task an_event_the_program_did_not_know_waits_until_it_does_and_is_replayed()
    {
        var shop = await Shop(program => program with { Earning = null });
        var member = app.NewMember(shop: shop);
        var from = DateTimeOffset.UtcNow.AddSeconds(4);
        var shops = new ShopTable(app.Table("shops"), new Encryption(RunningApp.DemoKey));
        await shops.Put(
            shop,
            DemoShop.Program with { Version = 2, InForceFrom = from, Earning = new EarningRules(Events: [Review]) },
            Act.Of(from, "owner", Act.ProgramPut),
            CancellationToken.None);
        (await app.Sender.Send(Event(member, "e1"), shop)).Reason.Should().Be("event_unknown");
        var waiting = (await app.Owner(shop).Sees("/quarantine")).Json["deliveries"]!.AsArray().Single()!;
        ((string?)waiting["reason"]).Should().Be("event_unknown");

        await Task.Delay(from - DateTimeOffset.UtcNow + TimeSpan.FromMilliseconds(100));
        var replayed = await app.Owner(shop).Posts($"/quarantine/{(string?)waiting["id"]}/replay", "");
        var again = await app.Sender.Send(Event(member, "e1"), shop);

        (replayed.Outcome, replayed.Points, again.Outcome).Should().Be(("settled", 20, "unchanged"));
        (await member.Balance()).Should().Be(20);
    }

    private Task<string> Shop(
        Func<LoyaltyProgram, LoyaltyProgram>? program = null, Func<ShopSettings, ShopSettings>? settings = null) =>
        app.NewShop(
            demo => (program ?? (same => same))(demo with { Earning = new EarningRules(Events: [Review]) }), settings);

    /// <summary>Later fields of a name win, as anywhere in a delivery; single quotes are double ones.</summary>
    private static Message Event(Member member, string id, string fields = "'stars':5", string code = "review") =>
        Raw($$"""
            {"id":"{{id}}","customer":{"id":"{{member.Id}}"},"at":"{{DateTimeOffset.UtcNow:O}}"
            {{(fields.Length == 0 ? "" : "," + fields.Replace('\'', '"'))}}}
            """,
            code);

    private static Message Raw(string data, string code = "review") =>
        Message.Raw("standard", "event." + code, $$"""{"type":"event.{{code}}","data":{{data}}}""");
}
