using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Loyalty.Program;

/// <summary>
/// A program as an owner writes it: one JSON document, without the version and the time it takes effect, which it gets
/// when it is put. Read strictly: what is misspelled is a flaw, not a default, and null is nothing that can be said.
/// </summary>
public static partial class ProgramDraft
{
    public const int MostBytes = 256 * 1024;

    private const int Deepest = 16;

    /// <summary>Says to editors what a program may hold; nothing to us.</summary>
    private const string Schema = "$schema";

    private static readonly string[] Ours = ["version", "inForceFrom"];

    private static readonly JsonTypeInfo<LoyaltyProgram> Shape =
        (JsonTypeInfo<LoyaltyProgram>)new JsonSerializerOptions(ProgramDraftContext.Default.Options)
        {
            TypeInfoResolver = ProgramDraftContext.Default.WithAddedModifier(WithoutWhatIsComputed),
        }.GetTypeInfo(typeof(LoyaltyProgram));

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

    /// <summary>The program, or what is wrong with it; <paramref name="ways"/> as for the check.</summary>
    public static (LoyaltyProgram? Program, IReadOnlyList<Flaw> Flaws) Read(
        ReadOnlySpan<byte> text, int version, DateTimeOffset inForceFrom, IReadOnlyCollection<string>? ways = null)
    {
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = Deepest, AllowDuplicateProperties = false };
            if (JsonNode.Parse(text, documentOptions: options) is not JsonObject document)
            {
                return (null, [new Flaw("", Flaw.NotJson)]);
            }

            if (Unfit(document) is { Count: > 0 } unfit)
            {
                return (null, unfit);
            }

            document.Remove(Schema);
            foreach (var (name, value) in Defaults.Where(one => !document.ContainsKey(one.Key)))
            {
                document[name] = value?.DeepClone();
            }

            document["version"] = version;
            document["inForceFrom"] = inForceFrom;
            var program = document.Deserialize(Shape)!;
            var flaws = ProgramCheck.Of(program, ways);
            return flaws.Count == 0 ? (program, []) : (null, flaws);
        }
        catch (JsonException wrong)
        {
            return (null, [FlawOf(wrong)]);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: no text, and System.Text.Json says so only when it is read.
            return (null, [new Flaw("", Flaw.NotJson)]);
        }
    }

    /// <summary>The document of a program.</summary>
    public static JsonObject Write(LoyaltyProgram program)
    {
        var document = JsonSerializer.SerializeToNode(program, Shape)!.AsObject();
        document.Remove("version");
        document.Remove("inForceFrom");
        return document;
    }

    /// <summary>What a document cannot have, whatever it means.</summary>
    private static IReadOnlyList<Flaw> Unfit(JsonObject document)
    {
        var flaws = new FlawList();
        foreach (var ours in Ours)
        {
            flaws.When(document.ContainsKey(ours), FlawList.At("", ours), Flaw.Unknown);
        }

        flaws.When(
            document[Schema] is { } schema && schema.GetValueKind() != JsonValueKind.String,
            FlawList.At("", Schema),
            Flaw.Malformed);
        Holes("", document, flaws);
        return flaws.All;
    }

    /// <summary>
    /// What follows from the rest is no part of a document; the serializer would pass over it in silence.
    /// </summary>
    private static void WithoutWhatIsComputed(JsonTypeInfo type)
    {
        for (var index = type.Properties.Count - 1; index >= 0; index--)
        {
            if (type.Properties[index] is { Set: null, AssociatedParameter: null })
            {
                type.Properties.RemoveAt(index);
            }
        }
    }

    /// <summary>
    /// Every null, at any depth: lists and maps would keep it, though what they hold is never null.
    /// </summary>
    private static void Holes(string place, JsonNode? node, FlawList flaws)
    {
        flaws.When(node is null, place, Flaw.Missing);
        switch (node)
        {
            case JsonObject all:
                foreach (var (name, one) in all)
                {
                    Holes(FlawList.At(place, name), one, flaws);
                }

                break;
            case JsonArray all:
                for (var index = 0; index < all.Count; index++)
                {
                    Holes(FlawList.At(place, index), all[index], flaws);
                }

                break;
        }
    }

    /// <summary>
    /// System.Text.Json says where as <c>$.tiers[1].name['zh-Hans']</c>, and what is missing by its name.
    /// </summary>
    private static Flaw FlawOf(JsonException wrong)
    {
        if (wrong is not { Path: ['$', ..] path })
        {
            return new Flaw("", Flaw.NotJson);
        }

        var place = Step().Matches(path).Aggregate("", (at, step) => FlawList.At(at, step.Groups["name"].Value));
        return wrong.Message.Contains("could not be mapped", StringComparison.Ordinal) ? new Flaw(place, Flaw.Unknown)
            : wrong.Message.Split("including: '") is [_, var missing]
                ? new Flaw(place + "/" + missing[..missing.IndexOf('\'', StringComparison.Ordinal)], Flaw.Missing)
            : new Flaw(place, Flaw.Malformed);
    }

    [GeneratedRegex(
        @"\['(?<name>.*?)'\]|\[(?<name>\d+)\]|\.(?<name>[^.\[]+)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Step();
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
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
        typeof(CodesAsText<Orders.SoldAt>),
        typeof(CodesAsText<Orders.Subscription>),
    ],
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(LoyaltyProgram))]
internal sealed partial class ProgramDraftContext : JsonSerializerContext;
