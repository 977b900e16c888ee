using System.Globalization;
using System.Text.Json.Nodes;
using App.Tests.Running;
using Azure.Data.Tables;
using FluentAssertions;
using Loyalty;
using Loyalty.App.Accounts;
using Loyalty.App.Tables;
using Loyalty.Ledger;
using World;
using Xunit;

namespace App.Tests.Doors;

/// <summary>What the owner is told of the ledger: what is wrong is named, and looking changes nothing.</summary>
[Collection(DoorApp.Name)]
public sealed class VerifyTests(RunningApp app)
{
    [Fact]
    public async Task a_ledger_as_it_was_written_has_nothing_wrong_and_is_not_written_to()
    {
        var (shop, member, _) = await Bought();

        var told = await app.Rows.Unchanged(() => app.Owner(shop).Verifies(member.Customer));

        (told.Status, told.Type, told.Header("Cache-Control")).Should().Be((200, "application/json", "no-store"));
        told.Header("Access-Control-Allow-Origin").Should().BeNull();
        (Count(told, "accounts"), Count(told, "entries"), Count(told, "orders"), Count(told, "wrong"))
            .Should().Be((1, 3, 1, 0));
        ((string?)told.Json["shop"], (bool)told.Json["test"]!, told.Json["next"]).Should().Be((shop, false, null));
        Findings(told).Should().BeEmpty();
    }

    [Fact]
    public async Task a_tampered_entry_is_named()
    {
        var (shop, member, order) = await Bought();
        await new Tampering(app, shop).Entry(member.Customer, 2, "\"points\":100", "\"points\":900");

        var told = await app.Rows.Unchanged(() => app.Owner(shop).Verifies(member.Customer));

        var finding = Findings(told)[0];
        ((string?)finding["account"], (string?)finding["code"], (long?)finding["entry"])
            .Should().Be((member.Customer, "entry_changed", 2));
        ((string?)finding["expected"]).Should().MatchRegex("^[0-9a-f]{64}$").And.NotBe((string?)finding["found"]);
        Findings(told).Select(one => (string?)one["order"]).Should().Contain(order.ToString());
        Count(told, "wrong").Should().Be(Findings(told).Count);
    }

    [Fact]
    public async Task a_missing_entry_is_named()
    {
        var (shop, member, _) = await Bought();
        await new Tampering(app, shop).Remove(member.Customer, 3);

        var finding = Findings(await app.Owner(shop).Verifies(member.Customer))[0];

        ((string?)finding["code"], (long?)finding["entry"]).Should().Be(("entry_missing", 3));
    }

    [Fact]
    public async Task an_order_whose_refunds_would_go_elsewhere_is_named()
    {
        var (shop, member, order) = await Bought();
        var tampering = new Tampering(app, shop);

        await tampering.Locate(order, "standard:another");
        var differs = Findings(await app.Owner(shop).Verifies(member.Customer)).Single();
        await tampering.RemoveLocator(order);
        var missing = Findings(await app.Owner(shop).Verifies(member.Customer)).Single();

        ((string?)differs["code"], (string?)differs["order"], (string?)differs["expected"], (string?)differs["found"])
            .Should().Be(("locator_differs", order.ToString(), member.Customer, "standard:another"));
        ((string?)missing["code"], (string?)missing["found"]).Should().Be(("locator_missing", null));
    }

    [Fact]
    public async Task rows_that_lie_elsewhere_are_named()
    {
        var (shop, member, order) = await Bought();
        var (other, tampering) = ($"standard:{Any.Number()}", new Tampering(app, shop));
        await tampering.Copy(member.Customer, Keys.Account, other, Keys.Account);
        await tampering.Copy(member.Customer, Keys.Order(order), member.Customer, "order-standard-0");

        (await Codes(shop, other)).Should().Contain("account_misplaced").And.Contain("entry_missing");
        (await Codes(shop, member.Customer)).Should().Contain("order_misplaced");
    }

    [Fact]
    public async Task rows_that_hold_anything_at_all_are_findings_and_no_bug()
    {
        var (shop, member, order) = await Bought();
        var partition = Keys.Partition(shop, CustomerId.Parse(member.Customer)!.Value);
        foreach (var (key, name, value) in new (string, string, object)[]
        {
            (Keys.Entry(2), "Fact", 7),
            (Keys.Entry(3), "Hash", new byte[] { 1 }),
            (Keys.Order(order), "State", new byte[] { 1, 255, 255, 255, 255 }),
            (Keys.Account, "State", "text"),
            ("entry-x", "Fact", "{}"),
            ("order-", "Nothing", true),
        })
        {
            var row = new TableEntity(partition, key) { [name] = value };
            await app.Table("accounts").UpsertEntityAsync(row, TableUpdateMode.Replace);
        }

        (await Codes(shop, member.Customer)).Should().Contain([
            "entry_unreadable", "order_unreadable", "account_unreadable", "row_unknown"]);
        app.Log.Should().NotContain("fail:");
    }

    [Fact]
    public async Task test_orders_are_verified_in_their_own_ledger()
    {
        var member = app.NewMember("shopify");
        await app.Sender.Send((member.Buys(10) with { IsTest = true }).Paid().Whole());

        var test = await app.Owner("demo--test").Verifies(member.Customer);
        var live = await app.Owner().Verifies(member.Customer);

        ((bool)test.Json["test"]!, (string?)test.Json["shop"]).Should().Be((true, "demo--test"));
        Count(test, "accounts").Should().BePositive();
        Findings(test).Concat(Findings(live)).Should().BeEmpty();
    }

    [Fact]
    public async Task a_range_of_many_accounts_comes_in_pages_that_leave_nobody_out()
    {
        var shop = await app.NewShop(program => program);
        var ledger = new LedgerTable(app.Table("accounts"));
        var customers = Enumerable.Range(0, 200_000).Select(one => $"standard:{one}")
            .Where(customer => Owner.RangeOf(customer) == "00").Take(Verifier.MostAccounts + 3).ToList();
        foreach (var customer in customers.Select(text => CustomerId.Parse(text)!.Value))
        {
            var batch = new Batch(Keys.Partition(shop, customer));
            batch.Put(new Account { Customer = customer }, default);
            await ledger.Commit(batch, CancellationToken.None);
        }

        var first = await app.Owner(shop).Verifies("?range=00", HttpMethod.Get);
        var after = (string)first.Json["next"]!;
        var second = await app.Owner(shop).Verifies("?range=00&after=" + Uri.EscapeDataString(after), HttpMethod.Get);

        (Count(first, "accounts"), Count(second, "accounts")).Should().Be((Verifier.MostAccounts, 3));
        after.Should().Be(customers.Order(StringComparer.Ordinal).ElementAt(Verifier.MostAccounts - 1));
        second.Json["next"].Should().BeNull();
        Findings(first).Concat(Findings(second)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("", "range")]
    [InlineData("?range=", "range")]
    [InlineData("?range=0", "range")]
    [InlineData("?range=0F", "range")]
    [InlineData("?range=100", "range")]
    [InlineData("?range=00..ff", "range")]
    [InlineData("?range=00&range=01", "range")]
    [InlineData("?range=%C3%A6%C3%A6", "range")]
    [InlineData("?range=00&after=", "after")]
    [InlineData("?range=00&after=a&after=b", "after")]
    [InlineData("?range=00&after=a%27%20or%20true", "after")]
    [InlineData("?range=00&after=a%7C", "after")]
    public async Task what_is_asked_wrongly_is_refused_by_name(string query, string name)
    {
        var told = await app.Rows.Unchanged(() => app.Owner().Verifies(query, HttpMethod.Get));

        told.ShouldBeRefused(400, "bad_parameter");
        ((string?)told.Json["params"]!["name"]).Should().Be(name);
    }

    [Fact]
    public async Task head_is_get_without_its_body()
    {
        var told = await app.Owner().Verifies("?range=00", HttpMethod.Head);

        (told.Status, told.Text, told.Header("Cache-Control")).Should().Be((200, "", "no-store"));
        told.Header("Content-Length").Should().NotBe("0");
    }

    [Fact]
    public async Task every_finding_is_in_the_contract_and_no_other_is()
    {
        var codes = typeof(FindingCode).GetFields().Select(field => (string)field.GetValue(null)!);
        var document = (await HeldToContract.Oracle.AskAsync(new { op = "document" }))["document"]!;

        document["components"]!["schemas"]!["Finding"]!["properties"]!["code"]!["enum"]!.AsArray()
            .Select(code => (string)code!).Should().BeEquivalentTo(codes);
    }

    /// <summary>A shop of its own whose one customer joined, bought for 100 and gave 40 back.</summary>
    private async Task<(string Shop, Member Member, OrderId Order)> Bought()
    {
        var shop = await app.NewShop(program => program);
        var member = app.NewMember("standard", shop);
        var sale = member.Buys(100).Paid();
        (await app.Sender.Send(sale.Whole(), shop)).Outcome.Should().Be("settled");
        (await app.Sender.Send(sale.Refund(40).Whole(), shop)).Outcome.Should().Be("settled");
        return (shop, member, new OrderId("standard", sale.Id));
    }

    private async Task<IEnumerable<string?>> Codes(string shop, string customer) =>
        Findings(await app.Owner(shop).Verifies(customer)).Select(finding => (string?)finding["code"]);

    private static long Count(Reply told, string name) =>
        long.Parse(told.Json[name]!.ToJsonString(), CultureInfo.InvariantCulture);

    private static List<JsonObject> Findings(Reply told) =>
        [.. told.Json["findings"]!.AsArray().Select(finding => finding!.AsObject())];
}
