using FluentAssertions;
using Loyalty.App.Fulfilling;
using Loyalty.Program.Kinds;
using Xunit;

namespace App.Tests.Fulfilling;

/// <summary>
/// What holds of every storefront that makes rewards: whatever it answers, or does not, and however often it is asked,
/// there is one, or certainly none.
/// </summary>
public abstract class StoreRules
{
    [Fact]
    public async Task it_is_made_once_and_asked_for_again_it_is_the_same()
    {
        await using var store = await Open();

        var made = await store.Make();
        (await store.Make()).Should().Be(made).And.BeOfType<Made.Ready>()
            .Which.Reference.Should().NotBeNullOrEmpty();

        store.Live().Should().Be(1);
    }

    [Fact]
    public async Task asked_for_eight_times_at_once_there_is_one()
    {
        await using var store = await Open();

        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => store.Make())));

        store.Live().Should().Be(1);
        made.Should().Contain(one => one is Made.Ready).And.OnlyContain(one => one is Made.Ready || one is Made.Later);
        made.OfType<Made.Ready>().Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task made_and_its_answer_lost_it_is_found_and_not_made_again()
    {
        await using var store = await Open();
        store.Platform.Loses = store.Acts;

        (await store.Make()).Should().Be(new Made.Later(StoreTrouble.Away));
        store.Live().Should().Be(1);

        (await store.Make()).Should().BeOfType<Made.Ready>();
        store.Clock.Move(TimeSpan.FromMinutes(3));
        (await store.Make()).Should().BeOfType<Made.Ready>();
        store.Live().Should().Be(1);
    }

    [Fact]
    public async Task a_code_that_another_has_is_refused_and_left_alone()
    {
        await using var store = await Open();
        if (store.TakeCode is not { } take)
        {
            store.Wanted.Code.Should().BeNull("what has no code, nobody can take");
            return;
        }

        take();

        (await store.Make()).Should().Be(new Made.Refused(StoreTrouble.CodeTaken));
        store.Live().Should().Be(1, "the other one is still there");
    }

    [Fact]
    public async Task asked_too_often_it_waits()
    {
        await using var store = await Open();
        store.Platform.Busy = 1;

        (await store.Make()).Should().Be(new Made.Later(StoreTrouble.Busy));
        store.Live().Should().Be(0);
        (await store.Make()).Should().BeOfType<Made.Ready>();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(404)]
    [InlineData(302)]
    [InlineData(200)]
    public async Task broken_it_waits_until_it_is_mended(int status)
    {
        await using var store = await Open();
        (store.Platform.Broken, store.Platform.BrokenStatus) = (1, status);

        (await store.Make()).Should().Be(new Made.Later(StoreTrouble.Away));
        store.Clock.Move(TimeSpan.FromMinutes(3));
        (await store.Make()).Should().BeOfType<Made.Ready>();
        store.Live().Should().Be(1);
    }

    [Fact]
    public async Task its_key_revoked_it_waits_for_the_owner()
    {
        await using var store = await Open();

        (await store.Make(store.Locked)).Should().Be(new Made.Later(StoreTrouble.RefusedKey));
        (await store.Unmake(TriedStore.ShopWith(store.Way.Code, null)))
            .Should().Be(new Unmade.Later(StoreTrouble.AccessMissing));
        (await store.Make(TriedStore.ShopWith(store.Way.Code, null)))
            .Should().Be(new Made.Later(StoreTrouble.AccessMissing));
        store.Live().Should().Be(0);
        (await store.Make()).Should().BeOfType<Made.Ready>();
        (await store.Unmake(store.Locked)).Should().Be(new Unmade.Later(StoreTrouble.RefusedKey));
        store.Live().Should().Be(1);
    }

    [Fact]
    public async Task unused_it_is_taken_back_for_good()
    {
        await using var store = await Open();
        await store.Make();

        (await store.Unmake()).Should().Be(new Unmade.Gone());
        store.Live().Should().Be(0);

        (await store.Unmake()).Should().Be(new Unmade.Gone());
        (await store.Make()).Should().Be(new Made.Refused(StoreTrouble.Undone));
        store.Live().Should().Be(0);
    }

    [Fact]
    public async Task used_it_is_not_taken_back()
    {
        await using var store = await Open();
        await store.Make();
        store.Use();

        (await store.Unmake()).Should().Be(new Unmade.Used());
        (await store.Unmake()).Should().Be(new Unmade.Used());
    }

    [Fact]
    public async Task taken_back_before_it_was_made_it_is_never_made()
    {
        await using var store = await Open();

        (await store.Unmake()).Should().Be(new Unmade.Gone());
        store.Clock.Move(TimeSpan.FromMinutes(3));

        (await store.Make()).Should().Be(new Made.Refused(StoreTrouble.Undone));
        store.Live().Should().Be(0);
    }

    [Fact]
    public async Task taken_back_while_its_making_is_unknown_it_is_found_first()
    {
        await using var store = await Open();
        store.Platform.Loses = store.Acts;
        await store.Make();

        (await store.Unmake()).Should().Be(new Unmade.Gone());
        store.Live().Should().Be(0);
    }

    [Fact]
    public async Task taken_back_and_the_answer_lost_it_is_not_taken_twice()
    {
        await using var store = await Open();
        await store.Make();
        store.Platform.Loses = store.Acts;

        (await store.Unmake()).Should().Be(new Unmade.Later(StoreTrouble.Away));
        store.Clock.Move(TimeSpan.FromMinutes(3));
        (await store.Unmake()).Should().Be(new Unmade.Gone());

        store.Live().Should().Be(0);
    }

    [Fact]
    public async Task a_storefront_that_is_not_there_leaves_everything_open()
    {
        var store = await Open();
        await store.Platform.DisposeAsync();

        (await store.Make()).Should().Be(new Made.Later(StoreTrouble.Away));
        (await store.Unmake()).Should().BeOfType<Unmade.Later>();
    }

    protected abstract Task<TriedStore> Open();
}

public sealed class ShopifyCodeTests : StoreRules
{
    protected override Task<TriedStore> Open() => TriedStore.Shopify();
}

public sealed class ShopifyCreditTests : StoreRules
{
    protected override Task<TriedStore> Open() => TriedStore.Shopify(new StoreCredit());
}

public sealed class WooCommerceCodeTests : StoreRules
{
    protected override Task<TriedStore> Open() => TriedStore.WooCommerce();
}

public sealed class StripeCodeTests : StoreRules
{
    protected override Task<TriedStore> Open() => TriedStore.Stripe();
}
