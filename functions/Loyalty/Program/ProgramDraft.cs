using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Loyalty.Program;

/// <summary>
/// A program as an owner writes it: one JSON document, without the version and the time it takes force, which it gets
/// when it is put. Read strictly: what is misspelled is a flaw, not a default.
/// </summary>
public static class ProgramDraft
{
    public const int MostBytes = 256 * 1024;

    private const int Deepest = 16;

    private static readonly string[] Ours = ["version", "inForceFrom"];

    /// <summary>What a program has where its owner says nothing of it.</summary>
    private static readonly KeyValuePair<string, JsonNode?>[] Defaults =
    [
        .. Write(new LoyaltyProgram
        {
            Version = 1,
            InForceFrom = DateTimeOffset.UnixEpoch,
            Name = new Words(new Dictionary<string, string>(StringComparer.Ordinal)),
            Rates = [],
            Tiers = [],
        }).Where(one => one.Key is not ("name" or "rates" or "tiers")),
    ];

    /// <summary>The program, or what is wrong with it.</summary>
    public static (LoyaltyProgram? Program, IReadOnlyList<Flaw> Flaws) Read(
        ReadOnlySpan<byte> text, int version, DateTimeOffset inForceFrom)
    {
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = Deepest, AllowDuplicateProperties = false };
            if (JsonNode.Parse(text, documentOptions: options) is not JsonObject document)
            {
                return (null, [new Flaw("", Flaw.NotJson)]);
            }

            if (Ours.FirstOrDefault(document.ContainsKey) is { } ours)
            {
                return (null, [new Flaw("/" + ours, Flaw.Unknown)]);
            }

            foreach (var (name, value) in Defaults.Where(one => !document.ContainsKey(one.Key)))
            {
                document[name] = value?.DeepClone();
            }

            document["version"] = version;
            document["inForceFrom"] = inForceFrom;
            var program = document.Deserialize(ProgramDraftContext.Default.LoyaltyProgram)!;
            Flaw[] holes =
            [
                .. Holes("/rates", program.Rates),
                .. Holes("/tiers", program.Tiers),
                .. program.Tiers.SelectMany((tier, index) => tier is null
                    ? []
                    : Holes(string.Create(CultureInfo.InvariantCulture, $"/tiers/{index}/perks"), tier.Perks)),
            ];
            var flaws = holes.Length > 0 ? holes : ProgramCheck.Of(program);
            return flaws.Count == 0 ? (program, []) : (null, flaws);
        }
        catch (JsonException wrong)
        {
            return (null, [FlawOf(wrong)]);
        }
    }

    /// <summary>The document of a program.</summary>
    public static JsonObject Write(LoyaltyProgram program)
    {
        var document = JsonSerializer.SerializeToNode(program, ProgramDraftContext.Default.LoyaltyProgram)!.AsObject();
        document.Remove("version");
        document.Remove("inForceFrom");
        return document;
    }

    /// <summary>What is there as null in a list, where the serializer lets it be.</summary>
    private static IEnumerable<Flaw> Holes<T>(string place, IReadOnlyList<T?> all)
        where T : class =>
        all.Select((one, index) => (one, index)).Where(pair => pair.one is null)
            .Select(pair => new Flaw(
                string.Create(CultureInfo.InvariantCulture, $"{place}/{pair.index}"), Flaw.Missing));

    /// <summary>System.Text.Json says where as <c>$.tiers[1].name</c>, and what is missing by its name.</summary>
    private static Flaw FlawOf(JsonException wrong)
    {
        if (wrong is not { Path: ['$', ..] path })
        {
            return new Flaw("", Flaw.NotJson);
        }

        var steps = path[1..].Split(['.', '[', ']', '\''], StringSplitOptions.RemoveEmptyEntries);
        var place = string.Concat(steps.Select(step => "/" + step));
        return wrong.Message.Contains("could not be mapped", StringComparison.Ordinal) ? new Flaw(place, Flaw.Unknown)
            : wrong.Message.Split("including: '") is [_, var missing]
                ? new Flaw(place + "/" + missing[..missing.IndexOf('\'', StringComparison.Ordinal)], Flaw.Missing)
            : new Flaw(place, Flaw.Malformed);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(CodesAsText<TaxRule>),
        typeof(CodesAsText<Rounding>),
        typeof(CodesAsText<ExpiryPolicy>),
        typeof(CodesAsText<QualifyBy>),
        typeof(CodesAsText<QualifyPeriod>),
        typeof(CodesAsText<Stacking>),
        typeof(CodesAsText<Weekday>),
        typeof(CodesAsText<EventPeriod>),
        typeof(CodesAsText<FieldKind>),
        typeof(CodesAsText<PerkKind>),
        typeof(CodesAsText<RewardKind>),
        typeof(CodesAsText<Orders.SoldAt>),
        typeof(CodesAsText<Orders.Subscription>),
    ],
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(LoyaltyProgram))]
internal sealed partial class ProgramDraftContext : JsonSerializerContext;
