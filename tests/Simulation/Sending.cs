using World;

namespace Simulation;

/// <summary>
/// The storefronts' side of the line: each message is delivered late, out of order, now and then twice, is sent again
/// as its platform does until it is accepted, and given up on as its platform does. What was given up is told again by
/// <see cref="Reconcile"/>, as an owner has to.
/// </summary>
internal sealed class Sending(Stage stage, Rotation rotation, Random random, Func<string, bool> isDeleted)
{
    private readonly HashSet<string> givenUp = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> firstTaken = new(StringComparer.Ordinal);
    private int number;

    /// <summary>Every message that was taken, once for each time.</summary>
    public List<Told> Taken { get; } = [];

    public int Deliveries { get; private set; }

    public int GivenUp { get; private set; }

    /// <summary>When an answer first said that something of a sale was taken.</summary>
    public DateTimeOffset FirstTaken(string sale) => firstTaken.GetValueOrDefault(sale, DateTimeOffset.MaxValue);

    /// <summary>Told now; arrives when it arrives.</summary>
    public void Tell(Message message, string sale)
    {
        var told = new Told(message, sale, NextId());
        stage.Turns.After(Late(), () => Try(told, failures: 0));
        if (random.Next(10) < 3)
        {
            stage.Turns.After(
                random.Next(2) == 0 ? Late() : TimeSpan.FromMinutes(random.Next(1, 60 * 24 * 40)),
                () => Try(told, failures: 0));
        }
    }

    /// <summary>
    /// Sales of which something was given up are told as they stand now: what no storefront would do by itself.
    /// </summary>
    public void Reconcile(IEnumerable<Sale> sales)
    {
        foreach (var sale in sales.Where(sale => givenUp.Contains(sale.Name)))
        {
            foreach (var message in (sale.IsDeleted ? sale : sale.Later(stage.Turns.Now)).Everything())
            {
                var told = new Told(message, sale.Name, NextId());
                stage.Turns.After(Late(), () => Again(told, MustBeTaken));
            }
        }
    }

    /// <summary>Once more, whatever became of it before.</summary>
    public void Again(Told told, Action<Message, Reply?> answered) =>
        stage.Ask(Call(told.Message, told.Id), reply => answered(told.Message, reply));

    private void Try(Told told, int failures)
    {
        var (message, sale, id) = told;
        if ((told.IsDeletion && !isDeleted(sale)) || (told.IsReturn && isDeleted(sale)))
        {
            // Which of the two is the later, only the order of their arrival can tell (decision 7).
            return;
        }

        Deliveries++;
        stage.MayDieSoon();
        stage.Trace.Say($"{message.Storefront} {message.Topic} {id}, try {failures + 1}");
        stage.Ask(Call(message, id), reply => Heard(told, failures, reply));
    }

    private void Heard(Told told, int failures, Reply? reply)
    {
        var (message, _, id) = told;
        stage.Trace.Say($"{message.Storefront} {message.Topic} {id}: {reply?.Status} {reply?.Body}");
        Answers.Check(message, reply);
        if (reply is { IsAccepted: true })
        {
            Taken.Add(told);
            firstTaken.TryAdd(told.Sale, stage.Turns.Now);
        }
        else if (Resending.After(message.Storefront, failures + 1) is { } wait)
        {
            stage.Turns.After(wait, () => Try(told, failures + 1));
        }
        else
        {
            GivenUp++;
            givenUp.Add(told.Sale);
        }
    }

    private static void MustBeTaken(Message message, Reply? reply)
    {
        if (reply is not { Status: 200 })
        {
            throw new TruthException("answers", $"In calm weather {message.Topic} was answered {reply}.");
        }
    }

    private Call Call(Message message, string id) => new(
        "POST",
        $"/api/shops/{Owner.ShopId}/webhooks/{message.Storefront}",
        [.. Signing.Headers(message, rotation.Keys(message.Storefront), id, stage.Turns.Now)],
        message.Body);

    private string NextId() => "msg_" + Text.Of(number++);

    /// <summary>A message, which sale it is about, and the id under which it is delivered, every time.</summary>
    internal sealed record Told(Message Message, string Sale, string Id)
    {
        public bool IsReturn => Message.Topic.Contains("restored", StringComparison.Ordinal);

        public bool IsDeletion => Message.Topic.Contains("delete", StringComparison.Ordinal);
    }

    private TimeSpan Late() => random.Next(6) switch
    {
        0 => TimeSpan.FromHours(random.Next(1, 24 * 30)),
        1 => TimeSpan.FromSeconds(random.Next(1, 400)),
        _ => TimeSpan.FromMilliseconds(random.Next(0, 40)),
    };
}
