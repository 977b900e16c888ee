using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace Browser.Tests;

[Collection(Demo.Name)]
public sealed class BuyingTests(DemoInBrowser demo)
{
    [Theory]
    [InlineData("en")]
    [InlineData("nb")]
    [InlineData("pl")]
    [InlineData("ru")]
    [InlineData("zh-Hans")]
    [InlineData("ar")]
    public async Task buying_shows_the_points_in_the_page_s_language(string language)
    {
        var shop = await demo.Open(language);

        var answer = await shop.Buy();

        answer.GetProperty("outcome").GetString().Should().Be("settled");
        var points = answer.GetProperty("points").GetInt64();
        points.Should().BePositive();
        await shop.ShowsPoints(points);
        await Assertions.Expect(shop.Panel).ToContainTextAsync(Repository.Word(language, "widget.tab.history"));
        (await shop.Page.EvaluateAsync<string>("() => document.documentElement.dir")).Should().Be(
            language == "ar" ? "rtl" : "ltr");
    }

    [Theory]
    [InlineData("shopify")]
    [InlineData("woocommerce")]
    [InlineData("stripe")]
    [InlineData("standard")]
    public async Task every_storefront_earns_and_a_refund_takes_back_exactly_what_it_earned(string storefront)
    {
        var shop = await demo.Open("en");
        await shop.Page.Locator("#storefront").SelectOptionAsync(storefront);
        await shop.BeSomebodyNew();
        var earned = (await shop.Buy()).GetProperty("points").GetInt64();
        await shop.ShowsPoints(earned);

        var refunded = await shop.Sending(() => shop.Page.Locator("[id^=refund-]").First.ClickAsync());

        refunded.GetProperty("points").GetInt64().Should().Be(-earned);
        refunded.GetProperty("balance").GetInt64().Should().Be(0);
        await shop.ShowsPoints(0);
    }

    [Fact]
    public async Task refunding_one_of_two_takes_back_one_s_share()
    {
        var shop = await demo.Open("en");
        await shop.Page.Locator("#add-mug").ClickAsync();
        var earned = (await shop.Buy()).GetProperty("points").GetInt64();

        var refunded = await shop.Sending(() => shop.Page.Locator("[id^=refundOne-]").First.ClickAsync());

        var left = earned + refunded.GetProperty("points").GetInt64();
        left.Should().BeCloseTo(earned / 2, 1);
        await shop.ShowsPoints(left);
    }

    [Fact]
    public async Task the_history_says_why_in_one_sentence_with_the_arithmetic()
    {
        var shop = await demo.Open("en");
        var earned = (await shop.Buy()).GetProperty("points").GetInt64();
        await shop.ShowsPoints(earned);

        await shop.Panel.GetByRole(AriaRole.Tab, new() { Name = Repository.Word("en", "widget.tab.history") })
            .ClickAsync();

        await Assertions.Expect(shop.Panel).ToContainTextAsync("€");
        await Assertions.Expect(shop.Panel).ToContainTextAsync(await shop.Written(earned));
    }

    [Fact]
    public async Task a_visitor_who_is_not_signed_in_sees_what_the_program_offers()
    {
        var shop = await demo.Open("en");

        await shop.Page.Locator("#customer").SelectOptionAsync("");

        await Assertions.Expect(shop.Panel).ToContainTextAsync("Silver");
        await Assertions.Expect(shop.Panel).ToContainTextAsync(Repository.Word("en", "widget.visitor.title"));
    }

    [Fact]
    public async Task the_same_message_sent_again_changes_nothing()
    {
        var shop = await demo.Open("en");
        var earned = (await shop.Buy()).GetProperty("points").GetInt64();

        var again = await shop.Sending(() => shop.Page.Locator("[id^=resend-]").First.ClickAsync());

        again.GetProperty("outcome").GetString().Should().Be("unchanged");
        await shop.ShowsPoints(earned);
    }
}
