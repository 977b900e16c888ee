using App.Tests.Doors;
using App.Tests.Running;
using FluentAssertions;
using World;
using Xunit;

namespace App.Tests.OwnersApi;

/// <summary>The owner gives points and takes some back.</summary>
[Collection(OwnersApp.Name)]
public sealed class AdjustTests(RunningApp app)
{
    [Fact]
    public async Task points_are_given_and_taken_once_and_the_ledger_says_why()
    {
        var member = await Bought(100);
        var owner = app.Owner();

        var given = await owner.Adjusts(member.Customer, 50, "gift-" + member.Id);
        var again = await app.Rows.Unchanged(() => owner.Adjusts(member.Customer, 50, "gift-" + member.Id));
        var taken = await owner.Adjusts(member.Customer, -120);

        (given.Status, given.Points, given.Balance).Should().Be((201, 50, 150));
        again.Text.Should().Be(given.Text, "what is repeated is answered as before");
        (taken.Points, taken.Balance).Should().Be((-120, 30));
        (await member.Balance()).Should().Be(30);
        (await member.Entries()).Select(entry => (string?)entry["kind"]).Should()
            .Equal("adjusted", "adjusted", "earned", "joined");
        (await owner.Verifies(member.Customer)).Json["wrong"]!.GetValue<int>().Should().Be(0);
    }

    [Fact]
    public async Task a_trial_says_what_it_would_come_to()
    {
        var member = await Bought(100);

        var told = await app.Rows.Unchanged(() => app.Owner().Adjusts(member.Customer, -30, query: "?dryRun=true"));

        (told.Status, told.Balance).Should().Be((200, 70));
    }

    [Theory]
    [InlineData("?dryRun=True")]
    [InlineData("?dryRun=yes")]
    [InlineData("?dryRun")]
    [InlineData("?dryRun=true&dryRun=false")]
    public async Task a_trial_that_is_not_clearly_one_is_refused(string query)
    {
        var member = await Bought(100);

        var told = await app.Rows.Unchanged(() => app.Owner().Adjusts(member.Customer, -30, query: query));

        (told.Status, told.Code).Should().Be((400, "bad_parameter"));
    }

    [Fact]
    public async Task no_more_is_taken_than_can_be_used()
    {
        var member = await Bought(100);

        var told = await app.Rows.Unchanged(() => app.Owner().Adjusts(member.Customer, -101));

        told.ShouldBeRefused(409, "points_insufficient");
        ((string?)told.Json["params"]!["available"]).Should().Be("100");
    }

    [Fact]
    public async Task a_key_is_for_one_adjustment_only()
    {
        var member = await Bought(100);
        await app.Owner().Adjusts(member.Customer, 5, "once");

        (await app.Rows.Unchanged(() => app.Owner().Adjusts(member.Customer, 6, "once")))
            .ShouldBeRefused(422, "idempotency_key_reused");
    }

    [Fact]
    public async Task who_was_merged_away_is_adjusted_where_they_are_now_and_once_too()
    {
        var (gone, kept, owner) = (await Bought(100), await Bought(100), app.Owner());
        var before = await owner.Adjusts(gone.Customer, 5, "before-" + gone.Id);
        await owner.Posts("/merges", $$"""{"from":"{{gone.Customer}}","into":"{{kept.Customer}}"}""");

        var after = await owner.Adjusts(gone.Customer, 50, "after-" + gone.Id);
        var again = await app.Rows.Unchanged(() => owner.Adjusts(gone.Customer, 50, "after-" + gone.Id));
        var old = await app.Rows.Unchanged(() => owner.Adjusts(gone.Customer, 5, "before-" + gone.Id));

        (after.Status, after.Points, after.Balance, again.Text).Should().Be((201, 50, 255, after.Text));
        (old.Status, old.Text).Should().Be((201, before.Text));
        (await kept.Balance()).Should().Be(255);
        var acts = (await owner.Sees("/acts?limit=2")).Json["acts"]!.AsArray();
        acts[0]!.ToJsonString().Should().Contain(kept.Customer, "there the entry stands");
    }

    [Fact]
    public async Task who_has_not_joined_gets_none()
    {
        var customer = "shopify:" + Any.Number();

        (await app.Rows.Unchanged(() => app.Owner().Adjusts(customer, 5))).ShouldBeRefused(404, "member_unknown");
        (await app.Owner().Sees("/members?customer=" + customer)).ShouldBeRefused(404, "member_unknown");
    }

    [Fact]
    public async Task of_twenty_that_take_the_same_points_one_gets_them()
    {
        var member = await Bought(100);
        var other = new Owner(new HttpClient(new HeldToContract()) { BaseAddress = app.Address }, "demo",
            RunningApp.OwnerKey);

        var told = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(which => (which % 2 == 0 ? app.Owner() : other).Adjusts(member.Customer, -100)));

        told.Count(one => one.Status == 201).Should().Be(1);
        told.Count(one => one.Code == "points_insufficient").Should().Be(19);
        (await member.Balance()).Should().Be(0);
    }

    [Theory]
    [InlineData("""{"customer":"7001","points":5,"reason":"gift"}""", "customer")]
    [InlineData("""{"customer":"guest:ab","points":5,"reason":"gift"}""", "customer")]
    [InlineData("""{"customer":"shopify:1","points":0,"reason":"gift"}""", "points")]
    [InlineData("""{"customer":"shopify:1","points":10000001,"reason":"gift"}""", "points")]
    [InlineData("""{"customer":"shopify:1","points":1.5,"reason":"gift"}""", "points")]
    [InlineData("""{"customer":"shopify:1","points":5,"reason":"because"}""", "reason")]
    [InlineData("""{"customer":"shopify:1","points":5,"reason":2}""", "reason")]
    [InlineData("""{"customer":"shopify:1","points":5,"reason":"gift","note":"a\u0007b"}""", "note")]
    public async Task what_cannot_be_adjusted_is_refused_by_name_and_leaves_nothing(string body, string place)
    {
        var told = await app.Rows.Unchanged(() => app.Owner().Posts("/adjustments", body, ("Idempotency-Key", "k")));

        told.ShouldBeRefused(400, "bad_parameter");
        ((string?)told.Json["params"]!["name"]).Should().Be(place);
    }

    [Fact]
    public async Task without_a_key_nothing_is_adjusted()
    {
        var member = await Bought(100);
        var body = $$"""{"customer":"{{member.Customer}}","points":5,"reason":"gift"}""";

        (await app.Rows.Unchanged(() => app.Owner().Posts("/adjustments", body)))
            .ShouldBeRefused(400, "idempotency_key_missing");
    }

    [Fact]
    public async Task the_owner_sees_what_a_member_has_and_what_happened()
    {
        var member = await Bought(100);

        var seen = await app.Owner().Sees("/members?customer=" + member.Customer);
        var entries = await app.Owner().Sees("/members/entries?limit=1&customer=" + member.Customer);

        ((string?)seen.Json["state"], (long)seen.Json["points"]!["available"]!, (long)seen.Json["sequence"]!)
            .Should().Be(("member", 100, 2));
        ((string?)entries.Json["entries"]![0]!["kind"], (long?)entries.Json["next"]).Should().Be(("earned", 2));
        (await app.Owner().Sees("/members?customer=nobody")).ShouldBeRefused(400, "bad_parameter");
    }

    private async Task<Member> Bought(decimal amount)
    {
        var member = app.NewMember();
        (await app.Sender.Send(member.Buys(amount).Paid().Whole())).Outcome.Should().Be("settled");
        return member;
    }
}
