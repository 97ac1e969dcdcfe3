using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Stemma.Web.Tests.Safety;

namespace Stemma.Web.Tests.Api;

/// <summary>Requests made from the API's own description: for each operation, what it allows and what it does not.</summary>
public sealed class DescriptionTests(GuardedServer server) : IClassFixture<GuardedServer>
{
    private sealed record Operation(HttpMethod Method, string Path, JsonNode Described)
    {
        public IEnumerable<JsonNode> Parameters => Described["parameters"]?.AsArray().Select(node => node!) ?? [];

        public override string ToString() => $"{Method} {Path}";
    }

    private async Task<(JsonNode Document, Operation[] Operations)> DescriptionAsync()
    {
        using var caller = server.CallerWith("read");
        var document = (await caller.GetFromJsonAsync<JsonNode>("/openapi/v1.json"))!;
        document["openapi"]!.GetValue<string>().ShouldStartWith("3.1");
        Operation[] operations =
        [
            .. document["paths"]!
                .AsObject()
                .SelectMany(path =>
                    path.Value!.AsObject()
                        .Select(method => new Operation(
                            new HttpMethod(method.Key.ToUpperInvariant()),
                            path.Key,
                            method.Value!
                        ))
                ),
        ];
        operations.Length.ShouldBeGreaterThan(5);
        return (document, operations);
    }

    [Fact]
    public async Task EveryOperationIsNamedExplainedAndSaysHowItRefuses()
    {
        var (document, operations) = await DescriptionAsync();
        operations.Select(operation => operation.Described["operationId"]!.GetValue<string>()).ShouldBeUnique();
        foreach (var operation in operations)
        {
            operation.Described["summary"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace(operation.ToString());
            operation.Described["description"]!.GetValue<string>().ShouldContain("Scope: ");
            var answers = operation.Described["responses"]!.AsObject();
            foreach (var status in (string[])["400", "401", "403", "429"])
                answers.ContainsKey(status).ShouldBeTrue($"{operation} {status}");
            foreach (var parameter in operation.Parameters)
                Constraints(document, parameter["schema"]!)
                    .ShouldNotBeEmpty($"{operation}: {parameter["name"]} is not bounded");
        }
    }

    [Fact]
    public async Task EveryParameterThatBreaksItsDescriptionIsRefusedWithACode()
    {
        var (document, operations) = await DescriptionAsync();
        using var caller = server.CallerWith([.. Web.Accounts.Scope.All]);
        var tried = 0;
        foreach (var operation in operations)
        foreach (var parameter in operation.Parameters)
        foreach (var value in Wrong(document, parameter["schema"]!))
        {
            using var request = Request(document, operation, (parameter["name"]!.GetValue<string>(), value));
            using var answer = await caller.SendAsync(request);
            var told = $"{operation} {parameter["name"]}={value}: {await answer.Content.ReadAsStringAsync()}";
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, told);
            tried++;
            // A header that is no ASCII is refused before there is a request.
            if (parameter["in"]!.GetValue<string>() == "header" && !Ascii.IsValid(value))
                continue;
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json", told);
            told.ShouldContain("\"code\":\"ST8009\"");
        }

        tried.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task EveryBodyThatBreaksItsDescriptionIsRefusedWithACode()
    {
        var (document, operations) = await DescriptionAsync();
        using var caller = server.CallerWith([.. Web.Accounts.Scope.All]);
        var tried = 0;
        foreach (var operation in operations.Where(operation => operation.Described["requestBody"] is not null))
        {
            var schema = operation.Described["requestBody"]!["content"]!["application/json"]!["schema"]!;
            string[] bodies = ["", "{", "null", "[]", "7", "\"text\"", "\u0000", .. WrongBodies(document, schema)];
            foreach (var body in bodies)
            {
                using var request = Request(document, operation);
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
                using var answer = await caller.SendAsync(request);
                var told = $"{operation} {body}: {await answer.Content.ReadAsStringAsync()}";
                answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, told);
                told.ShouldContain("\"code\":\"ST80");
                tried++;
            }

            using var form = Request(document, operation);
            form.Content = new StringContent("a=b", Encoding.UTF8, "application/x-www-form-urlencoded");
            (await caller.SendAsync(form)).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        }

        tried.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task ARightRequestIsTaken()
    {
        var (document, operations) = await DescriptionAsync();
        using var caller = server.CallerWith([.. Web.Accounts.Scope.All]);
        var begin = operations.Single(operation =>
            operation.Described["operationId"]!.GetValue<string>() == "beginTrace"
        );
        using var request = Request(document, begin);
        (await caller.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task EveryAnswerToARightRequestIsOneThatIsDescribed()
    {
        var (document, operations) = await DescriptionAsync();
        using var caller = server.CallerWith([.. Web.Accounts.Scope.All]);
        foreach (var operation in operations)
        {
            using var request = Request(document, operation);
            using var answer = await caller.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            var described = operation.Described["responses"]!.AsObject();
            var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
            described.ContainsKey(status).ShouldBeTrue($"{operation} answered {status}");
            if (described[status]!["content"]?.AsObject() is { } content)
                content
                    .ContainsKey(answer.Content.Headers.ContentType!.MediaType!)
                    .ShouldBeTrue($"{operation} {status}");
        }
    }

    /// <summary>A request that keeps to the description, but for what is said otherwise.</summary>
    private static HttpRequestMessage Request(
        JsonNode document,
        Operation operation,
        (string Name, string Value)? instead = null
    )
    {
        var path = operation.Path;
        var query = new List<string>();
        var headers = new List<(string Name, string Value)>();
        foreach (var parameter in operation.Parameters)
        {
            var name = parameter["name"]!.GetValue<string>();
            var isInstead = instead?.Name == name;
            var value = isInstead ? instead!.Value.Value : Right(document, parameter["schema"]!);
            switch (parameter["in"]!.GetValue<string>())
            {
                case "path":
                    path = path.Replace($"{{{name}}}", Uri.EscapeDataString(value), StringComparison.Ordinal);
                    break;
                case "query":
                    query.Add($"{name}={Uri.EscapeDataString(value)}");
                    break;
                // One key for many requests is a fault of its own.
                case "header" when isInstead:
                    headers.Add((name, value));
                    break;
            }
        }

        var request = new HttpRequestMessage(
            operation.Method,
            path + (query.Count > 0 ? "?" + string.Join('&', query) : "")
        );
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (operation.Described["requestBody"] is { } body)
            request.Content = JsonContent.Create(RightBody(document, body["content"]!["application/json"]!["schema"]!));
        return request;
    }

    private static JsonNode Resolved(JsonNode document, JsonNode schema)
    {
        if (schema["oneOf"] is JsonArray union)
            schema = union.First(part => part!["$ref"] is not null || Types(part).Any(type => type != "null"))!;
        return schema["$ref"]?.GetValue<string>() is { } reference
            ? document["components"]!["schemas"]![reference[(reference.LastIndexOf('/') + 1)..]]!
            : schema;
    }

    private static string[] Types(JsonNode schema) =>
        schema["type"] switch
        {
            JsonArray several => [.. several.Select(type => type!.GetValue<string>())],
            { } one => [one.GetValue<string>()],
            null => [],
        };

    private static string[] Constraints(JsonNode document, JsonNode schema) =>
        [
            .. Resolved(document, schema)
                .AsObject()
                .Select(property => property.Key)
                .Intersect(["minimum", "maximum", "pattern", "enum", "maxLength"]),
        ];

    /// <summary>Values that the schema of a parameter forbids.</summary>
    private static IEnumerable<string> Wrong(JsonNode document, JsonNode given)
    {
        var schema = Resolved(document, given);
        if (schema["minimum"] is { } least)
            yield return (least.GetValue<long>() - 1).ToString(CultureInfo.InvariantCulture);
        if (schema["maximum"] is { } most)
            yield return (most.GetValue<long>() + 1).ToString(CultureInfo.InvariantCulture);
        if (Types(schema).Contains("integer"))
        {
            yield return "many";
            yield return "1.5";
            yield return "99999999999999999999999999";
            yield return "１";
            yield break;
        }

        var pattern = schema["pattern"]?.GetValue<string>();
        if (pattern is not null || schema["enum"] is not null)
        {
            string[] values = ["§", "none of these", "' OR 1=1 --", "%2e%2e", new string('a', 5_000)];
            foreach (var value in values)
                if (pattern is null || !Matches(pattern, value))
                    yield return value;
        }
        else if (schema["maxLength"] is { } longest)
        {
            yield return new string('a', longest.GetValue<int>() + 1);
        }
    }

    /// <summary>A value that the schema of a parameter allows: the shortest that fits a pattern of ours.</summary>
    private static string Right(JsonNode document, JsonNode given)
    {
        var schema = Resolved(document, given);
        if (Types(schema).Contains("integer"))
            return (schema["minimum"]?.GetValue<long>() ?? 0).ToString(CultureInfo.InvariantCulture);
        if (schema["enum"] is JsonArray values)
            return values[0]!.GetValue<string>();
        if (schema["pattern"]?.GetValue<string>() is not { } pattern)
            return "word";
        string[] candidates =
        [
            "2031-05-04",
            .. new[] { 4, 8, 12, 16, 24, 64 }.Select(length => new string('0', length)),
            .. pattern.Trim('^', '$', '(', ')').Split('|'),
        ];
        return candidates.First(candidate => Matches(pattern, candidate));
    }

    private static bool Matches(string pattern, string value) =>
        Regex.IsMatch(value, pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static JsonNode? RightBody(JsonNode document, JsonNode given)
    {
        var schema = Resolved(document, given);
        if (schema["properties"]?.AsObject() is { } properties)
            return new JsonObject(
                properties.Select(property => KeyValuePair.Create(property.Key, RightBody(document, property.Value!)))
            );
        if (schema["items"] is { } items)
            return new JsonArray(RightBody(document, items));
        if (schema["format"]?.GetValue<string>() == "date")
            return JsonValue.Create("2031-05-04");
        if (schema["format"]?.GetValue<string>() == "uri")
            return JsonValue.Create("https://127.0.0.1/");
        return Types(schema).First(type => type != "null") switch
        {
            "boolean" => JsonValue.Create(false),
            "integer" => JsonValue.Create(1),
            _ => JsonValue.Create("A fire in the harbour of Orvel destroyed 14 boats."),
        };
    }

    /// <summary>Right bodies in which one property is of another type, null where it may not be, or missing where it must not.</summary>
    private static IEnumerable<string> WrongBodies(JsonNode document, JsonNode given)
    {
        var right = RightBody(document, given)!;
        foreach (var (path, schema) in Properties(document, given, []))
        {
            foreach (var value in (JsonNode?[])[null, true, 7, "§", new JsonArray(7), new JsonObject()])
            {
                if (Fits(document, schema, value))
                    continue;
                var broken = right.DeepClone();
                var node = broken;
                foreach (var step in path[..^1])
                    node = step == "[]" ? node![0] : node![step];
                if (path[^1] == "[]")
                    node!.AsArray()[0] = value?.DeepClone();
                else
                    node![path[^1]] = value?.DeepClone();
                yield return broken.ToJsonString();
            }
        }
    }

    private static IEnumerable<(string[] Path, JsonNode Schema)> Properties(
        JsonNode document,
        JsonNode given,
        string[] path
    )
    {
        var schema = Resolved(document, given);
        if (path.Length > 0)
            yield return (path, given);
        foreach (var property in schema["properties"]?.AsObject() ?? [])
        foreach (var deeper in Properties(document, property.Value!, [.. path, property.Key]))
            yield return deeper;
        if (schema["items"] is { } items)
            foreach (var deeper in Properties(document, items, [.. path, "[]"]))
                yield return deeper;
    }

    private static bool Fits(JsonNode document, JsonNode given, JsonNode? value)
    {
        var types = Types(Resolved(document, given)).ToList();
        if (given["oneOf"] is JsonArray union)
            types.AddRange(union.SelectMany(part => Types(part!)));
        var format = Resolved(document, given)["format"]?.GetValue<string>();
        return value?.GetValueKind() switch
        {
            null => types.Contains("null"),
            JsonValueKind.True => types.Contains("boolean"),
            JsonValueKind.Number => types.Contains("integer") || types.Contains("number"),
            JsonValueKind.String => types.Contains("string") && format is null,
            JsonValueKind.Array => types.Contains("array") && Fits(document, Resolved(document, given)["items"]!, 7),
            _ => types.Contains("object") && Resolved(document, given)["required"] is null,
        };
    }
}
