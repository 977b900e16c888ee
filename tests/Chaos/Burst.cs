using System.Globalization;
using World;

namespace Chaos;

/// <summary>
/// The orders of many members at four storefronts, and guests, with all that happens to them: every delivery of it,
/// three in ten once more, shuffled, so that parts come before their wholes and old states after new ones, and spread
/// over the storm.
/// </summary>
internal sealed class Burst
{
    private const int MostTurns = 3;

    private static readonly string[] Storefronts = ["shopify", "woocommerce", "stripe", "standard"];

    private readonly Random random;
    private readonly HashSet<int> restored = [];
    private int ids;

    private Burst(Ask ask, DateTimeOffset now)
    {
        random = new Random(ask.Seed);
        var members = Math.Clamp(ask.Orders / 60, 8, 160);
        for (var number = 0; number < ask.Orders; number++)
        {
            Live(number, random.Next(members), now.AddDays(-60).AddSeconds(number));
        }

        var parcels = Parcels.ToArray();
        random.Shuffle(parcels);
        for (var index = 0; index < parcels.Length; index++)
        {
            parcels[index].At = ask.Weather * index / parcels.Length;
        }

        Parcels = [.. parcels];
    }

    /// <summary>How each sale stands in the end; saved again, its time is later.</summary>
    public List<Sale> Sales { get; } = [];

    public List<Parcel> Parcels { get; private set; } = [];

    public static Burst Of(Ask ask, DateTimeOffset now) => new(ask, now);

    /// <summary>
    /// An order that came back from the trash. A deletion counts from when it arrives, so going and coming back are
    /// told in turn, once.
    /// </summary>
    public bool WasRestored(int sale) => restored.Contains(sale);

    public Parcel Wrap(int sale, Message message, Parcel? after = null) =>
        new(sale, message, "msg_" + Interlocked.Increment(ref ids).ToString(CultureInfo.InvariantCulture), after);

    private void Live(int number, int member, DateTimeOffset born)
    {
        var storefront = Storefronts[member % Storefronts.Length];
        var isGuest = random.Next(10) == 0;
        var moment = Life.Begin(
            random,
            storefront,
            IdOf(storefront, number),
            isGuest ? null : Customer(storefront, member),
            isGuest ? string.Create(CultureInfo.InvariantCulture, $"guest-{member}@shop.example") : null,
            born);
        var told = new List<Message>(moment.Messages);
        for (var turn = random.Next(MostTurns); turn > 0; turn--)
        {
            moment = Life.Next(random, moment.Sale, moment.Sale.UpdatedAt.AddMinutes(random.Next(1, 3_000)));
            told.AddRange(moment.Messages);
        }

        moment = Life.Settle(moment.Sale, moment.Sale.UpdatedAt.AddHours(1));
        told.AddRange(moment.Messages);
        Sales.Add(moment.Sale);
        Send(number, told);
    }

    private void Send(int sale, List<Message> told)
    {
        var isRestored = told.Exists(message => message.Topic == "order.restored");
        if (isRestored)
        {
            restored.Add(sale);
        }

        Parcel? before = null;
        foreach (var message in told)
        {
            if (isRestored && message.Topic is "order.deleted" or "order.restored")
            {
                Parcels.Add(before = Wrap(sale, message, before));
                continue;
            }

            Parcels.Add(Wrap(sale, message));
            if (random.NextDouble() < Ask.DuplicateShare)
            {
                Parcels.Add(Wrap(sale, message));
            }
        }
    }

    private static string Customer(string storefront, int member) => storefront switch
    {
        "stripe" => string.Create(CultureInfo.InvariantCulture, $"cus_{member}"),
        "standard" => string.Create(CultureInfo.InvariantCulture, $"kunde/{member}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{7_000_000_000 + member}"),
    };

    /// <summary>Numbers where the platform has numbers; else what shops really put into keys.</summary>
    private static string IdOf(string storefront, int number)
    {
        var digits = (5_000_000_000 + number).ToString(CultureInfo.InvariantCulture);
        return storefront switch
        {
            "stripe" => "pi_" + digits,
            "standard" => (number % 4) switch
            {
                0 => "A/" + digits,
                1 => "ordre \"" + digits,
                2 => "o'" + digits,
                _ => "é-" + digits,
            },
            _ => digits,
        };
    }
}
