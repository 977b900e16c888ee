using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace Browser.Tests;

[Collection(Demo.Name)]
public sealed class RewardTests(DemoInBrowser demo)
{
    [Fact]
    public async Task a_reward_is_redeemed_used_on_an_order_and_told_in_the_history()
    {
        var shop = await demo.Open("en");
        await shop.BeRich();

        await shop.Panel.Locator("#do-five-off").ClickAsync();
        await shop.ShowsPoints(237);
        await Assertions.Expect(shop.Panel.Locator("#at-five-off")).ToBeFocusedAsync();
        await shop.Panel.Locator("#yes-five-off").ClickAsync();

        await shop.ShowsPoints(137);
        await Assertions.Expect(shop.Taken).ToBeFocusedAsync();
        var code = await shop.Taken.Locator("code").TextContentAsync();
        await shop.Page.Locator("#add-lamp").ClickAsync();
        await Assertions.Expect(shop.Page.Locator("#applied")).ToContainTextAsync(code!);
        var bought = await shop.Sending(() => shop.Page.Locator("#buy").ClickAsync());

        bought.GetProperty("points").GetInt64().Should().Be(54);
        await shop.ShowsPoints(137 + 54);
        await Assertions.Expect(shop.Taken).ToHaveCountAsync(0);
        await shop.Look("history");
        await Assertions.Expect(shop.Panel).ToContainTextAsync("Redeemed: A little off");
        await Assertions.Expect(shop.Panel).ToContainTextAsync("Used on order");
    }

    [Theory]
    [InlineData("shopify")]
    [InlineData("woocommerce")]
    [InlineData("stripe")]
    [InlineData("standard")]
    public async Task part_of_a_cart_is_paid_with_points_which_come_back_when_it_is_refunded(string storefront)
    {
        var shop = await demo.Open("en");
        await shop.Page.Locator("#storefront").SelectOptionAsync(storefront);
        await shop.BeSomebodyNew();
        await shop.BeRich();
        await shop.Page.Locator("#add-lamp").ClickAsync();
        await shop.Pay.Locator("[type=number]").FillAsync("101");
        await Assertions.Expect(shop.Pay).ToContainTextAsync("101 points are worth €5.05");
        await Assertions.Expect(shop.Pay).ToContainTextAsync("Left to pay: €53.95");

        await shop.Confirm(shop.Pay, "pay");
        await shop.ShowsPoints(136);
        await Assertions.Expect(shop.Page.Locator("#applied")).ToContainTextAsync("€5.05");
        (await shop.Sending(() => shop.Page.Locator("#buy").ClickAsync()))
            .GetProperty("points").GetInt64().Should().Be(53);
        await shop.ShowsPoints(136 + 53);
        await shop.Sending(() => shop.Page.Locator("[id^=refund-]").First.ClickAsync());

        await shop.ShowsPoints(237);
        await shop.Look("history");
        await Assertions.Expect(shop.Panel).ToContainTextAsync("Points returned for order");
    }

    [Fact]
    public async Task the_panel_pays_too_where_the_page_tells_of_its_cart_and_a_code_is_copied()
    {
        var shop = await demo.Open("en");
        await shop.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await shop.BeRich();
        await shop.Page.EvaluateAsync("() => Loyalty('cart', '20.00', 'EUR')");
        await Assertions.Expect(shop.Panel).ToContainTextAsync("200 points are worth €10");
        await shop.Panel.Locator("[type=range]").FocusAsync();
        await shop.Page.Keyboard.PressAsync("Home");
        await Assertions.Expect(shop.Panel).ToContainTextAsync("Left to pay: €19");

        await shop.Confirm(shop.Panel, "pay");
        await shop.ShowsPoints(217);
        await shop.Taken.Locator("[id^=copy-]").ClickAsync();

        await Assertions.Expect(shop.Taken).ToContainTextAsync(Repository.Word("en", "widget.code.copied"));
        (await shop.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()")).Should().Be(
            await shop.Taken.Locator("code").TextContentAsync());
    }

    [Fact]
    public async Task what_was_not_used_is_given_back()
    {
        var shop = await demo.Open("en");
        await shop.BeRich();
        await shop.Confirm(shop.Panel, "tote-bag");
        await shop.ShowsPoints(177);

        var id = (await shop.Taken.GetAttributeAsync("id"))!["taken-".Length..];
        await shop.Confirm(shop.Panel, id);

        await shop.ShowsPoints(237);
        await Assertions.Expect(shop.Taken).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task what_only_the_shop_can_take_back_says_so()
    {
        var shop = await demo.Open("en");
        await shop.BeRich();
        await shop.Confirm(shop.Panel, "five-off");
        await Assertions.Expect(shop.Taken).ToContainTextAsync(Repository.Word("en", "widget.code.enter"));

        var id = (await shop.Taken.GetAttributeAsync("id"))!["taken-".Length..];
        await shop.Confirm(shop.Panel, id);

        await Assertions.Expect(shop.Taken).ToContainTextAsync(Repository.Word("en", "widget.taken.kept"));
        await Assertions.Expect(shop.Panel.Locator("#do-" + id)).ToHaveCountAsync(0);
        await shop.ShowsPoints(137);
    }

    [Fact]
    public async Task a_request_without_an_answer_is_repeated_under_its_key_and_spends_once()
    {
        var shop = await demo.Open("en");
        await shop.BeRich();
        var keys = new List<string>();
        await shop.Page.RouteAsync("**/redemptions?*", async route =>
        {
            keys.Add(route.Request.Headers["idempotency-key"]);
            var answer = await route.FetchAsync();
            await (keys.Count == 1 ? route.AbortAsync() : route.FulfillAsync(new() { Response = answer }));
        });

        await shop.Confirm(shop.Panel, "five-off");
        await Assertions.Expect(shop.Panel.Locator("#at-five-off")).ToContainTextAsync(
            Repository.Word("en", "problem.storage_unavailable"));
        await shop.Panel.Locator("#yes-five-off").ClickAsync();

        await shop.ShowsPoints(137);
        await Assertions.Expect(shop.Taken).ToHaveCountAsync(1);
        keys.Should().HaveCount(2).And.AllBe(keys[0]);
    }

    [Fact]
    public async Task rewards_that_could_not_be_fetched_are_fetched_again()
    {
        var shop = await demo.Open("en");
        var tries = 0;
        await shop.Page.RouteAsync("**/rewards.en.*", route =>
            ++tries == 1 ? route.AbortAsync() : route.ContinueAsync());

        await shop.Look("rewards");
        await shop.Panel.GetByRole(
            AriaRole.Button, new() { Name = Repository.Word("en", "widget.retry") }).ClickAsync();

        await Assertions.Expect(shop.Panel).ToContainTextAsync("Tote bag");
    }

    [Fact]
    public async Task what_cannot_be_had_yet_says_what_is_missing()
    {
        var shop = await demo.Open("en");
        var earned = (await shop.Buy()).GetProperty("points").GetInt64();
        await shop.ShowsPoints(earned);

        await shop.Look("rewards");

        await Assertions.Expect(shop.Panel).ToContainTextAsync($"{100 - earned} more points needed");
        await Assertions.Expect(shop.Panel).ToContainTextAsync("Needs tier: Gold");
        await Assertions.Expect(shop.Panel.Locator("[id^=do-]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task a_shopper_joins_by_one_tap_and_is_a_member_at_once()
    {
        var shop = await demo.Open("en", file: "club.html");
        (await shop.Buy()).GetProperty("outcome").GetString().Should().Be("recorded");
        await Assertions.Expect(shop.Panel).ToContainTextAsync("you accept the program’s terms (version 1)");

        await shop.Panel.Locator("#do-join").ClickAsync();

        var welcome = shop.Panel.Locator("#at-join");
        await Assertions.Expect(welcome).ToHaveTextAsync("Welcome to Demo Club!");
        await Assertions.Expect(welcome).ToBeFocusedAsync();
        await shop.ShowsPoints(14);
    }
}
