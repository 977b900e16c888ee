using FluentAssertions;
using Microsoft.Playwright;
using Xunit;

namespace Browser.Tests;

/// <summary>Pages that are changed in place, left, come back to: the widget is there, once, and works.</summary>
[Collection(Demo.Name)]
public sealed class LongLivedPageTests(DemoInBrowser demo)
{
    [Fact]
    public async Task two_tags_are_one_widget_and_one_warning()
    {
        using var shop = ShopPage.OfProduct(Tag.For(demo.Address) + Tag.For(demo.Address));
        var visitor = await Visitor.Of(demo);

        await visitor.Page.GotoAsync(shop.Address);
        await Assertions.Expect(visitor.Launcher).ToBeVisibleAsync();

        await Assertions.Expect(visitor.Launcher).ToHaveCountAsync(1);
        visitor.Warnings.Should().ContainSingle().Which.Should().Contain("twice");
    }

    [Fact]
    public async Task every_element_is_drawn_however_many_there_are()
    {
        using var shop = ShopPage.OfProduct(Tag.For(demo.Address));
        var visitor = await Visitor.Of(demo);
        await visitor.Page.GotoAsync(shop.Address);

        await visitor.Page.EvaluateAsync(
            """
            () => document.querySelector('main').append(
              ...['panel', 'balance', 'panel', 'earn'].map(name => document.createElement('loyalty-' + name)))
            """);

        var panels = visitor.Page.Locator("loyalty-panel");
        await Assertions.Expect(panels).ToHaveCountAsync(2);
        foreach (var panel in await panels.AllAsync())
        {
            await panel.GetByRole(AriaRole.Tab, new() { Name = Repository.Word("en", "widget.tab.history") })
                .ClickAsync();
            await Assertions.Expect(panel.GetByRole(AriaRole.Tab, new() { Selected = true })).ToHaveTextAsync(
                Repository.Word("en", "widget.tab.history"));
        }

        await Assertions.Expect(visitor.Balance.First).ToContainTextAsync("0 points");
        await Assertions.Expect(visitor.Balance.Nth(1)).ToContainTextAsync("0 points");
        await Assertions.Expect(visitor.Launcher).ToHaveCountAsync(0);
        visitor.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task a_framework_may_change_the_page_under_the_widget()
    {
        using var shop = ShopPage.OfProduct(Tag.For(demo.Address));
        var visitor = await Visitor.At(shop, demo);

        // Another route.
        await visitor.Page.EvaluateAsync(
            """
            () => {
              history.pushState({}, '', '/lamp');
              document.querySelector('loyalty-earn').setAttribute('amount', '59.00');
              document.querySelector('loyalty-launcher').remove();
            }
            """);
        await Assertions.Expect(visitor.Page.Locator("loyalty-earn")).ToContainTextAsync("59 points");
        await Assertions.Expect(visitor.Launcher).ToHaveCountAsync(1);

        // A node taken out hears of nothing, and catches up when it is put back.
        await visitor.Page.EvaluateAsync(
            """
            async () => {
              const balance = document.querySelector('loyalty-balance');
              const { parentNode } = balance;
              balance.remove();
              await Loyalty('locale', 'nb');
              parentNode.append(balance);
            }
            """);
        await Assertions.Expect(visitor.Balance).ToContainTextAsync("0 poeng");
        visitor.Errors.Should().BeEmpty();
        visitor.Warnings.Should().BeEmpty();
    }

    [Fact]
    public async Task a_framework_may_replace_the_whole_body()
    {
        using var shop = ShopPage.OfProduct(Tag.For(demo.Address));
        var visitor = await Visitor.At(shop, demo);

        await visitor.Page.EvaluateAsync(
            """
            () => {
              const body = document.createElement('body');
              body.append(document.createElement('loyalty-balance'));
              document.body = body;
            }
            """);

        await Assertions.Expect(visitor.Balance).ToContainTextAsync("0 points");
        await visitor.Launcher.ClickAsync();
        await Assertions.Expect(visitor.Dialog).ToBeVisibleAsync();
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visitor.Dialog).ToBeHiddenAsync();
        visitor.Errors.Should().BeEmpty();
        visitor.Warnings.Should().BeEmpty();
    }

    [Fact]
    public async Task a_page_that_comes_back_as_it_was_left_still_works()
    {
        using var shop = ShopPage.OfProduct(Tag.For(demo.Address));
        var visitor = await Visitor.At(shop, demo);
        await visitor.Page.EvaluateAsync(
            "() => addEventListener('pageshow', ({ persisted }) => (document.title = `kept ${persisted}`))");

        await visitor.Page.GotoAsync(shop.Address + "lamp");
        await visitor.Page.GoBackAsync(new() { WaitUntil = WaitUntilState.Commit });

        await Assertions.Expect(visitor.Page).ToHaveTitleAsync("kept true");
        await visitor.Launcher.ClickAsync();
        await Assertions.Expect(visitor.Dialog.GetByRole(AriaRole.Tab).First).ToBeVisibleAsync();
    }
}
