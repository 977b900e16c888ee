using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Loyalty.App.Tables;

namespace Benchmarks;

/// <summary>
/// The floor: a bare HTTP client that makes the calls of a <see cref="Plan"/>, signed, and nothing else. It reads the
/// plan, then one command a line (<c>seed</c>, <c>award 8 2.5</c>, <c>view 8 2.5</c>, <c>redeem 8 2.5</c>: clients,
/// seconds).
/// </summary>
internal sealed class Floor(Plan plan)
{
    private static readonly byte[] Key = Convert.FromBase64String(Azurite.Key);

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Operation award = new(plan.Award);
    private readonly Operation view = new(plan.View);
    private readonly Operation redeem = new(plan.Redeem);
    private long orders = Front.FirstOrder;

    public static async Task Run()
    {
        var floor = new Floor(Plan.Read(Console.In.ReadLine()!));
        while (await Console.In.ReadLineAsync() is { } command)
        {
            var seen = command.Split(' ') switch
            {
                ["seed"] => await floor.Seed(),
                [var what, var clients, var seconds] => await Load.Run(
                    int.Parse(clients, CultureInfo.InvariantCulture),
                    TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)),
                    number => floor.Once(floor.Named(what), Front.Member(number))),
                _ => throw new InvalidOperationException("Not a command: " + command),
            };
            await Console.Out.WriteLineAsync(Running.Said + JsonSerializer.Serialize(seen));
        }
    }

    private Operation Named(string what) => what switch
    {
        "award" => award,
        "view" => view,
        "redeem" => redeem,
        _ => throw new InvalidOperationException("No operation: " + what),
    };

    private async Task<Seen> Seed()
    {
        var failed = 0;
        for (var number = 0; number < Front.Members; number++)
        {
            failed += await Once(award.Seed, award.Keys, Front.Member(number)) ? 0 : 1;
            failed += await Once(redeem.Seed, redeem.Keys, Front.Member(number)) ? 0 : 1;
        }

        return new Seen(Front.Members, failed, 1, 0, 0, 0);
    }

    private Task<bool> Once(Operation operation, long member) => Once(operation.Waves, operation.Keys, member);

    private async Task<bool> Once(Call[][] waves, string[] recorded, long member)
    {
        var number = Interlocked.Increment(ref orders);
        var keys = new string[Hole.Count];
        recorded.CopyTo(keys, 0);
        keys[Hole.Member] = Front.Text(member);
        keys[Hole.Own] = AsLong(Hole.Own);
        keys[Hole.Entry] = Keys.Entry(number - Front.FirstOrder);
        keys[Hole.Key] = AsLong(Hole.Key);
        var good = true;
        foreach (var wave in waves)
        {
            var answers = await Task.WhenAll(wave.Select(call => Send(call, keys)));
            good &= answers.All(answer => answer.Good);
            foreach (var (_, hole, etag) in answers.Where(answer => answer.ETag is not null))
            {
                keys[hole!.Value] = etag!;
            }
        }

        return good;

        // As long as what was recorded, so that rows are as large.
        string AsLong(int hole) => Front.Text(number).PadLeft(keys[hole]?.Length ?? 0, 'a');
    }

    private async Task<(bool Good, int? Hole, string? ETag)> Send(Call call, string[] keys)
    {
        using var request = Bare.Request(
            call.Method,
            plan.Endpoint + call.Target.Fill(keys),
            call.Headers.Select(header => KeyValuePair.Create(header.Name, header.Value.Fill(keys))),
            call.Body.Fill(keys));
        var date = DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture);
        var signed = Encoding.UTF8.GetBytes($"{date}\n/{Azurite.Account}{request.RequestUri!.AbsolutePath}");
        request.Headers.TryAddWithoutValidation("x-ms-date", date);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Key, signed));
        request.Headers.TryAddWithoutValidation("Authorization", $"SharedKeyLite {Azurite.Account}:{signature}");
        using var response = await Http.SendAsync(request);
        var answer = await response.Content.ReadAsByteArrayAsync();
        var good = (int)response.StatusCode == call.Status && answer.AsSpan().IndexOf("HTTP/1.1 4"u8) < 0;
        return (
            good,
            call.Gives,
            call.Gives is not null && response.Headers.TryGetValues("ETag", out var etags) ? etags.First() : null);
    }

    /// <summary>A recorded operation, its calls ready to be made again.</summary>
    private sealed class Operation(Repeated recorded)
    {
        public string[] Keys { get; } = recorded.Keys;

        public Call[][] Seed { get; } = Calls(recorded.Seed, recorded.Keys);

        public Call[][] Waves { get; } = Calls(recorded.Waves, recorded.Keys);

        private static Call[][] Calls(Exchange[][] waves, string[] keys) =>
            [.. waves.Select(wave => wave.Select(one => new Call(one, keys)).ToArray())];
    }

    /// <summary>One recorded call, ready to be made again for other keys.</summary>
    private sealed class Call(Exchange recorded, string[] keys)
    {
        public string Method { get; } = recorded.Method;

        public int Status { get; } = recorded.Status;

        public Template Target { get; } = new(recorded.Target, keys);

        public Template Body { get; } = new(recorded.Body, keys);

        public (string Name, Template Value)[] Headers { get; } =
            [.. recorded.Headers.Select(header => (header.Key, new Template(header.Value, keys)))];

        /// <summary>Which of the keys is the ETag it is answered with: what is read or made is written after.</summary>
        public int? Gives { get; } =
            recorded.Method == "POST" && recorded.Target.EndsWith("outbox", StringComparison.Ordinal) ? Hole.OutboxTag
            : recorded.Method != "GET" ? null
            : recorded.Target.Contains("RowKey='account'", StringComparison.Ordinal) ? Hole.AccountTag
            : recorded.Target.Contains("RowKey='reward-", StringComparison.Ordinal) ? Hole.RedemptionTag
            : null;
    }
}
