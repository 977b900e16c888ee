using Loyalty.App.Shops;
using Loyalty.App.Tables;
using World;

namespace Simulation;

/// <summary>
/// What happens to the shop and when: customers of all storefronts buy, their sales live on, customers join, look and
/// visit, the owner adjusts points, replaces secrets and changes the program, months go by. Much of it happens in
/// bursts, at the same instant. A later feature joins by a line in <see cref="Happen"/>.
/// </summary>
internal sealed class Story
{
    private static readonly string[] Storefronts = ["shopify", "woocommerce", "stripe", "standard"];

    private readonly Stage stage;
    private readonly Owner owner;
    private readonly Sending sending;
    private readonly Shoppers shoppers;
    private readonly Adjustments adjustments;
    private readonly Happenings happenings;
    private readonly Rotation rotation;
    private readonly Spending spending;
    private readonly Merging merging;
    private readonly Handing handing;
    private readonly Leaving leaving;
    private readonly Random random;
    private readonly List<Buyer> buyers = [];
    private readonly IReadOnlyList<string> names;
    private readonly List<Sale> sales = [];

    public Story(
        Stage stage, Owner owner, Sending sending, Shoppers shoppers, Adjustments adjustments, Happenings happenings,
        Rotation rotation, Spending spending, Merging merging, Handing handing, Leaving leaving,
        Random random)
    {
        (this.stage, this.owner, this.sending, this.shoppers) = (stage, owner, sending, shoppers);
        (this.adjustments, this.happenings, this.rotation, this.random) = (adjustments, happenings, rotation, random);
        (this.spending, this.merging, this.handing, this.leaving) = (spending, merging, handing, leaving);
        for (var number = random.Next(2, 5); number > 0; number--)
        {
            buyers.Add(Someone(number));
        }

        buyers.Add(Someone(0) with { Id = null, Email = "ada@example.com" });
        buyers.Add(Someone(0) with { Id = null });
        names = [.. buyers.Select(buyer => buyer.Name).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Every sale as it stands now.</summary>
    public IReadOnlyList<Sale> Sales => sales;

    public bool IsDeleted(string name) => sales.Exists(sale => sale.Name == name && sale.IsDeleted);

    /// <summary>Opens the shop; then so many moments, one after another.</summary>
    public void Begin(int moments)
    {
        var first = owner.First(stage.Turns.Now);
        stage.Aside(app => app.The<ShopTable>().Create(Owner.ShopId, DemoShop.Settings, first));
        stage.Turns.After(TimeSpan.FromSeconds(1), () => Moment(moments));
    }

    /// <summary>What is left open is closed, so that every sale tells all that it is due.</summary>
    public void End()
    {
        for (var index = 0; index < sales.Count; index++)
        {
            Live(index, Life.Settle(sales[index], stage.Turns.Now));
        }
    }

    private void Moment(int left)
    {
        stage.Weathers();
        for (var burst = random.Next(3) == 0 ? random.Next(2, 7) : 1; burst > 0; burst--)
        {
            Happen(random.Next(100));
        }

        merging.Moment(names);
        handing.Moment();
        leaving.Moment(names);
        if (left > 1)
        {
            stage.Turns.After(Pause(), () => Moment(left - 1));
        }
    }

    private void Happen(int dice)
    {
        var buyer = buyers[random.Next(buyers.Count)];
        switch (dice)
        {
            case < 25:
                Buy(buyer);
                break;
            case < 33 when buyer.Name is { } name:
                spending.Redeem(name, times: random.Next(3) == 0 ? 2 : 1);
                break;
            case < 37 when buyer.Name is { } name:
                spending.Undo(name);
                break;
            case < 77 when sales.Count > 0:
                Go(random.Next(random.Next(2) == 0 ? 0 : Math.Max(0, sales.Count - 4), sales.Count));
                break;
            case < 82 when buyer is { Name: { } name, Storefront: "standard" }:
                happenings.Tell(name, times: random.Next(3) == 0 ? 2 : 1);
                break;
            case < 88 when buyer.Name is { } name:
                Adjust(name);
                break;
            case < 93 when buyer.Name is { } name:
                shoppers.Invite(name);
                break;
            case < 95 when buyer.Name is { } name:
                shoppers.Look(name);
                break;
            case 95 or 96:
                rotation.Rotate(buyer.Storefront);
                break;
            case >= 97:
                var program = owner.Next(stage.Turns.Now);
                stage.Trace.Say($"the owner puts program {owner.Versions.Count}");
                stage.Aside(app => app.The<Storage>().Shops.AddEntityAsync(program));
                break;
        }
    }

    private void Buy(Buyer buyer)
    {
        var storefront = buyer.Storefront;
        var id = storefront == "stripe" ? "pi_" + Text.Of(sales.Count) : Text.Of(1_000 + sales.Count);
        var moment = Life.Begin(random, storefront, id, buyer.Id, buyer.Email, stage.Turns.Now);
        sales.Add(moment.Sale);
        Live(sales.Count - 1, storefront != "stripe" && spending.CodeOf(buyer.Name) is { } code
            ? With(moment, code)
            : moment);
    }

    /// <summary>A sale placed with a code, told as it is.</summary>
    private static Moment With(Moment moment, string code)
    {
        var sale = moment.Sale with { Coupons = [code] };
        return new Moment(sale, [.. moment.Messages.Select(message => sale.Whole(message.Topic))]);
    }

    /// <summary>Now and then the same is asked twice at once, and more is to be taken than is there.</summary>
    private void Adjust(string customer)
    {
        var points = random.Next(8) switch
        {
            0 => random.Next(1, 10_000_000),
            < 3 => random.Next(1, 300),
            < 5 => -random.Next(1, 100),
            _ => -random.Next(1, 5_000),
        };
        for (var rivals = random.Next(3) == 0 ? 2 : 1; rivals > 0; rivals--)
        {
            adjustments.Ask(customer, points, times: random.Next(3) == 0 ? 2 : 1);
        }
    }

    /// <summary>
    /// On with a sale's life. What was deleted rests for an hour: a return that overtakes its deletion on the way
    /// cannot be told from what came before it (decision 7).
    /// </summary>
    private void Go(int index)
    {
        var sale = sales[index];
        if (!sale.IsDeleted || stage.Turns.Now - sale.UpdatedAt > TimeSpan.FromHours(1))
        {
            Live(index, Life.Next(random, sale, stage.Turns.Now));
        }
    }

    private void Live(int index, Moment moment)
    {
        sales[index] = moment.Sale;
        foreach (var message in moment.Messages)
        {
            sending.Tell(message, moment.Sale.Name);
        }
    }

    private Buyer Someone(int number)
    {
        var storefront = Storefronts[random.Next(Storefronts.Length)];
        return new Buyer(storefront, storefront == "stripe" ? "cus_" + Text.Of(number) : Text.Of(70 + number), null);
    }

    private TimeSpan Pause() => random.Next(16) switch
    {
        < 5 => TimeSpan.FromMilliseconds(random.Next(0, 60)),
        < 9 => TimeSpan.FromMinutes(random.Next(1, 600)),
        < 13 => TimeSpan.FromHours(random.Next(1, 400)),
        < 15 => TimeSpan.FromDays(random.Next(20, 100)),
        _ => TimeSpan.FromDays(random.Next(100, 500)),
    };

    private sealed record Buyer(string Storefront, string? Id, string? Email)
    {
        public string? Name => Id is null ? null : $"{Storefront}:{Id}";
    }
}
