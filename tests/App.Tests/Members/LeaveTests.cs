using App.Tests.Running;
using FluentAssertions;
using Loyalty.Program;
using World;
using Xunit;

namespace App.Tests.Members;

/// <summary>Leaving by the member's own word, and coming back.</summary>
[Collection(JourneyApp.Name)]
public sealed class LeaveTests(RunningApp app)
{
    [Fact]
    public async Task who_leaves_keeps_the_points_and_finds_them_again()
    {
        var member = app.NewMember();
        await app.Sender.Send(member.Buys(70).Paid().Whole());

        var left = await Leave(member);
        var meanwhile = await app.Sender.Send(member.Buys(30).Paid().Whole());
        var back = await member.Joins("back");

        (left.Status, (string?)left.Json["state"], (long)left.Json["points"]!["balance"]!)
            .Should().Be((200, "left", 70));
        (meanwhile.Outcome, meanwhile.Points).Should().Be(("recorded", 0));
        ((string?)back.Json["state"], (long)back.Json["points"]!["balance"]!).Should().Be(("member", 100));
        (await member.Entries()).Select(entry => (string?)entry["kind"])
            .Should().Equal("earned", "joined", "left", "earned", "joined");
    }

    [Fact]
    public async Task who_left_can_use_none_of_the_points()
    {
        var member = app.NewMember();
        await app.Sender.Send(member.Buys(70).Paid().Whole());
        await Leave(member);

        var told = await app.Rows.Unchanged(() => member.Ask(
            HttpMethod.Post,
            "/redemptions",
            member.Token(),
            """{"pay":{"points":10,"cart":{"amountMinor":4990,"currency":"EUR"}}}""",
            ("Idempotency-Key", "key")));

        (told.Status, told.Code).Should().Be((409, "not_a_member"));
    }

    [Fact]
    public async Task leaving_again_writes_nothing_and_is_answered_the_same()
    {
        var member = app.NewMember();
        await member.Joins("key");
        var left = await Leave(member);

        var again = await app.Rows.Unchanged(() => Leave(member));

        (again.Status, again.Text).Should().Be((200, left.Text));
    }

    [Fact]
    public async Task who_was_never_seen_or_never_joined_has_nothing_to_leave()
    {
        var shop = await app.NewShop(program => program with { Joining = new Joining(Automatic: false) });
        var known = app.NewMember("standard", shop);
        await app.Sender.Send(known.Buys(10).Paid().Whole(), shop);

        var stranger = await app.Rows.Unchanged(() => Leave(app.NewMember()));
        var customer = await app.Rows.Unchanged(() => Leave(known));

        (stranger.Status, (string?)stranger.Json["state"]).Should().Be((200, "none"));
        (customer.Status, (string?)customer.Json["state"]).Should().Be((200, "customer"));
    }

    [Fact]
    public async Task leaving_at_two_instances_at_once_is_one_leaving()
    {
        var member = app.NewMember();
        await member.Joins("key");
        var elsewhere = await app.AtOther(member);

        var told = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(turn => Leave(turn % 2 == 0 ? member : elsewhere)));

        told.Should().OnlyContain(one => one.Status == 200 && (string?)one.Json["state"] == "left");
        (await member.Entries()).Select(entry => (string?)entry["kind"]).Should().Equal("left", "joined");
    }

    [Fact]
    public async Task consents_end_with_leaving_and_are_not_there_when_one_is_back()
    {
        var member = app.NewMember("shopify");
        await member.Joins("key");
        await member.Ask(
            HttpMethod.Patch, "", member.Token(), """{"marketing":true,"personalisation":"full","language":"pl"}""");

        var left = await Leave(member);
        var back = (await member.Joins("back")).Json["preferences"]!;

        left.Json["preferences"].Should().BeNull();
        ((bool)back["marketing"]!, (string?)back["personalisation"], (string?)back["language"])
            .Should().Be((false, "none", "pl"));
    }

    [Fact]
    public async Task whom_the_storefront_deleted_is_asked_anew_too()
    {
        var member = app.NewMember("shopify");
        await member.Joins("key");
        await member.Ask(HttpMethod.Patch, "", member.Token(), """{"marketing":true}""");
        await app.Sender.Send(Message.Of("shopify", "customers/delete", new { id = member.Id }));

        var back = await member.Joins("back");

        ((string?)back.Json["state"], (bool)back.Json["preferences"]!["marketing"]!).Should().Be(("member", false));
    }

    [Fact]
    public async Task who_chooses_while_they_leave_has_agreed_to_nothing_afterwards()
    {
        for (var round = 0; round < 12; round++)
        {
            var member = app.NewMember();
            await member.Joins("key");
            var elsewhere = await app.AtOther(member);

            var told = await Task.WhenAll(
                (round % 2 == 0 ? elsewhere : member).Patches("""{"marketing":true}"""), Leave(member));

            told[0].Status.Should().BeOneOf(200, 409);
            var file = (await member.Sees("/export")).Json;
            var agreed = file["consents"]!.AsArray().LastOrDefault(one => (string?)one!["to"] == "marketing");
            ((string?)file["member"]!["state"], (bool?)agreed?["given"] ?? false).Should().Be(("left", false));
        }
    }

    private static Task<Reply> Leave(Member member) => member.Ask(HttpMethod.Delete, "", member.Token());
}
