using Loyalty.Events;
using Loyalty.Ledger;
using Loyalty.Program;

namespace Loyalty.Tests;

/// <summary>A shop's life: its first program and all that happens, in the order it arrives.</summary>
public sealed record History(int Seed, LoyaltyProgram First, IReadOnlyList<Step> Steps);

/// <summary>
/// Random lives of a shop, the same for the same seed: members who join early, late or never, guests, and their
/// purchases and what else they do; an owner who adjusts points and gives tiers; deliveries that come late, twice, out
/// of order, or are lost and sent again. Every delivery arrives in the end.
/// </summary>
public sealed class Histories
{
    private static readonly CustomerId Guest = new(CustomerId.GuestStorefront, "ab12");

    private static readonly DateTimeOffset Opening = new(2024, 1, 31, 8, 0, 0, TimeSpan.Zero);

    private readonly Random random;
    private readonly List<Step> steps = [];
    private readonly List<Purchase> purchases = [];
    private readonly List<CustomerId> strangers = [];
    private readonly List<string> redemptions = [];
    private readonly CustomerId[] customers;
    private DateTimeOffset now = Opening;
    private LoyaltyProgram program;

    private Histories(int seed)
    {
        random = new Random(seed);
        customers = [.. Enumerable.Range(1, random.Next(1, 4)).Select(one => new CustomerId("shopify", "70" + one))];
        program = Programs.First(random, Opening);
        strangers.AddRange(customers);
    }

    public static History Of(int seed, int length = 60)
    {
        var life = new Histories(seed);
        var first = life.program;
        life.Live(length);
        return new History(seed, first, [.. life.steps.OrderBy(step => step.At)]);
    }

    private void Live(int length)
    {
        if (random.Next(3) > 0)
        {
            Join();
        }

        for (var turn = 0; turn < length; turn++)
        {
            now += Pause();
            Turn();
        }
    }

    private void Turn()
    {
        switch (random.Next(36))
        {
            case < 5:
                purchases.Add(new Purchase(random, Buyer(), purchases.Count + 1, now, Code()));
                Send(purchases[^1].Told(now));
                break;
            case < 17 when purchases.Count > 0:
                Send(purchases[random.Next(random.Next(2) == 0 ? 0 : purchases.Count - 1, purchases.Count)].Next(now));
                break;
            case 17:
                Join();
                break;
            case 18:
                program = Programs.Next(random, program, now.AddMinutes(1));
                steps.Add(new Step.Changes(now, program));
                break;
            case 19 or 20:
                Adjust();
                break;
            case 21 or 22:
                Happen();
                break;
            case 23:
                Place();
                break;
            case < 35:
                TurnFurther();
                break;
            default:
                steps.Add(new Step.Night(now));
                break;
        }
    }

    /// <summary>What members spend, and what becomes of their accounts.</summary>
    private void TurnFurther()
    {
        switch (random.Next(10))
        {
            case < 4:
                Redeem();
                break;
            case 4 or 5 when redemptions.Count > 0:
                steps.Add(new Step.Undoes(now, redemptions[random.Next(redemptions.Count)]));
                break;
            case 6:
                Leave();
                break;
            case 7 or 8:
                steps.Add(new Step.Merges(now, Anybody(), Anybody(), random.Next(2) == 0));
                break;
            case 9:
                steps.Add(new Step.Splits(now, Anybody(), "split " + steps.Count));
                break;
        }
    }

    /// <summary>Whoever leaves may come back.</summary>
    private void Leave()
    {
        var customer = customers[random.Next(customers.Length)];
        steps.Add(new Step.Leaves(now, customer));
        strangers.Add(customer);
    }

    /// <summary>A reward, or part of a cart; a later purchase may bear the code.</summary>
    private void Redeem()
    {
        var key = "redeem " + steps.Count;
        redemptions.Add(key);
        var eur = Currency.Of("EUR");
        Wanted.Choice what = random.Next(3) switch
        {
            0 => new Wanted.Chosen("mug", null, null),
            1 => new Wanted.Chosen("tea", eur, null),
            _ => new Wanted.Payment(random.Next(1, 60), new Money(random.Next(100, 20_000), eur)),
        };
        steps.Add(new Step.Redeems(now, customers[random.Next(customers.Length)], what, key));
    }

    private CustomerId Anybody() => random.Next(4) == 0 ? Guest : customers[random.Next(customers.Length)];

    private void Adjust()
    {
        var points = random.Next(3) == 0 ? random.Next(1, 400) : -random.Next(1, 150);
        var customer = customers[random.Next(customers.Length)];
        steps.Add(new Step.Adjusts(now, customer, new Points(points), "adjust " + steps.Count));
    }

    /// <summary>An event is told like a delivery, and some happened long before they are told.</summary>
    private void Happen()
    {
        var happened = now.AddHours(-random.Next(random.Next(3) == 0 ? 2_000 : 30));
        Send(new Step.Happens(now, new MemberEvent(
            "event " + steps.Count,
            customers[random.Next(customers.Length)],
            random.Next(4) == 0 ? "visit" : "review",
            happened,
            new Dictionary<string, EventValue>(StringComparer.Ordinal) { ["stars"] = new(Number: random.Next(7)) })));
    }

    private void Place()
    {
        var ends = random.Next(4) == 0;
        steps.Add(new Step.Places(
            now,
            customers[random.Next(customers.Length)],
            ends ? null : random.Next(2) == 0 ? "silver" : "gold",
            ends ? null : DateOnly.FromDateTime(now.UtcDateTime).AddDays(random.Next(1, 300)),
            "place " + steps.Count));
    }

    private void Join()
    {
        if (strangers.Count > 0)
        {
            var stranger = strangers[random.Next(strangers.Count)];
            strangers.Remove(stranger);
            steps.Add(new Step.Joins(now, stranger, "join " + steps.Count));
        }
    }

    private CustomerId Buyer() =>
        random.Next(12) == 0 ? Guest
            : customers[random.Next(customers.Length)];

    /// <summary>The code of something redeemed, whoever did, and whether it was had or not.</summary>
    private string? Code() =>
        redemptions.Count > 0 && random.Next(2) == 0
            ? Books.CodeOf(redemptions[random.Next(redemptions.Count)])
            : null;

    private TimeSpan Pause() => random.Next(12) switch
    {
        < 5 => TimeSpan.FromMinutes(random.Next(1, 600)),
        < 10 => TimeSpan.FromHours(random.Next(1, 400)),
        10 => TimeSpan.FromDays(random.Next(20, 100)),
        _ => TimeSpan.FromDays(random.Next(100, 500)),
    };

    /// <summary>Soon, or late; sometimes once more.</summary>
    private void Send(Step told)
    {
        var arrives = Late(random.Next(8) == 0);
        steps.Add(told with { At = arrives });
        if (random.Next(6) == 0)
        {
            steps.Add(told with { At = arrives + TimeSpan.FromMinutes(random.Next(1, 60 * 24 * 40)) });
        }
    }

    private DateTimeOffset Late(bool isLost) =>
        now + (isLost ? TimeSpan.FromHours(random.Next(1, 24 * 60)) : TimeSpan.FromSeconds(random.Next(1, 400)));
}
