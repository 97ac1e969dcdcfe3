using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Stemma.Web.Accounts;
using Stemma.Web.Tests.Safety;

namespace Stemma.Web.Tests.Accounts;

/// <summary>Passkeys, with an authenticator made of software (Web Authentication Level 2, sections 6.1 and 6.5).</summary>
public sealed class PasskeyTests(GuardedServer server) : IClassFixture<GuardedServer>
{
    [Fact]
    public async Task APasskeyIsAddedSignsInAndIsRemoved()
    {
        await server.AddAsync("keyholder", Role.Editor);
        using var owner = await server.SignedInAsync("keyholder");
        using var key = new SoftKey(server);
        (await key.AddAsync(owner)).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var caller = server.Caller();
        var signedIn = await key.SignInAsync(caller);
        signedIn.StatusCode.ShouldBe(HttpStatusCode.OK, await signedIn.Content.ReadAsStringAsync());
        var page = await caller.GetStringAsync("/account");
        page.ShouldContain("keyholder");
        page.ShouldContain($"/account/passkeys/{key.Name}/remove");

        (await GuardedServer.PostAsync(caller, "/account", $"/account/passkeys/{key.Name}/remove")).StatusCode.ShouldBe(
            HttpStatusCode.OK
        );
        (await owner.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var late = server.Caller();
        (await key.SignInAsync(late)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await late.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task ASignatureOfAnotherKeyAnotherSiteOrAnotherQuestionSignsNobodyIn()
    {
        await server.AddAsync("careful", Role.Reader);
        using var owner = await server.SignedInAsync("careful");
        using var key = new SoftKey(server);
        (await key.AddAsync(owner)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        foreach (
            var (sign, origin, challenge) in ((ECDsa?, string?, string?)[])
                [
                    (other, null, null),
                    (null, "https://evil.example", null),
                    (null, null, Base64Url.EncodeToString(new byte[32])),
                ]
        )
        {
            using var caller = server.Caller();
            (await key.SignInAsync(caller, sign, origin, challenge)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await caller.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        using var unasked = server.Caller();
        (await SoftKey.PostAsync(unasked, "/sign-in", "/sign-in/passkey", "{}")).StatusCode.ShouldBe(
            HttpStatusCode.BadRequest
        );
    }

    private sealed class SoftKey(GuardedServer server) : IDisposable
    {
        private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        private readonly byte[] id = RandomNumberGenerator.GetBytes(16);
        private string user = string.Empty;
        private uint uses;

        public string Name => Convert.ToHexStringLower(id);

        private string Origin => server.Server.Urls.First();

        private static byte[] Site => SHA256.HashData("127.0.0.1"u8);

        public async Task<HttpResponseMessage> AddAsync(HttpClient owner)
        {
            var options = await JsonAsync(await PostAsync(owner, "/account", "/account/passkeys/options", "{}"));
            user = options["user"]!["id"]!.GetValue<string>();
            var parameters = key.ExportParameters(includePrivateParameters: false);
            // COSE: {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
            byte[] cose =
            [
                0xA5,
                0x01,
                0x02,
                0x03,
                0x26,
                0x20,
                0x01,
                0x21,
                0x58,
                0x20,
                .. parameters.Q.X!,
                0x22,
                0x58,
                0x20,
                .. parameters.Q.Y!,
            ];
            // Present, verified, with a credential.
            byte[] told = [.. Site, 0x45, 0, 0, 0, 0, .. new byte[16], 0, (byte)id.Length, .. id, .. cose];
            byte[] attestation =
            [
                0xA3,
                0x63,
                .. "fmt"u8,
                0x64,
                .. "none"u8,
                0x67,
                .. "attStmt"u8,
                0xA0,
                0x68,
                .. "authData"u8,
                0x58,
                (byte)told.Length,
                .. told,
            ];
            return await SendAsync(
                owner,
                "/account",
                "/account/passkeys",
                new JsonObject
                {
                    ["clientDataJSON"] = Encoded(
                        Client("webauthn.create", options["challenge"]!.GetValue<string>(), Origin)
                    ),
                    ["attestationObject"] = Encoded(attestation),
                    ["transports"] = new JsonArray("internal"),
                }
            );
        }

        public async Task<HttpResponseMessage> SignInAsync(
            HttpClient caller,
            ECDsa? with = null,
            string? origin = null,
            string? challenge = null
        )
        {
            var options = await JsonAsync(await PostAsync(caller, "/sign-in", "/sign-in/passkey/options", "{}"));
            var client = Client(
                "webauthn.get",
                challenge ?? options["challenge"]!.GetValue<string>(),
                origin ?? Origin
            );
            byte[] told = [.. Site, 0x05, 0, 0, 0, (byte)++uses];
            var signature = (with ?? key).SignData(
                [.. told, .. SHA256.HashData(client)],
                HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence
            );
            return await SendAsync(
                caller,
                "/sign-in",
                "/sign-in/passkey",
                new JsonObject
                {
                    ["clientDataJSON"] = Encoded(client),
                    ["authenticatorData"] = Encoded(told),
                    ["signature"] = Encoded(signature),
                    ["userHandle"] = user,
                }
            );
        }

        public static async Task<HttpResponseMessage> PostAsync(
            HttpClient caller,
            string page,
            string path,
            string body
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path);
            request.Headers.Add("RequestVerificationToken", await GuardedServer.FormTokenAsync(caller, page));
            // As browsers do; it is compared with what the authenticator was told.
            request.Headers.Add("Origin", caller.BaseAddress!.GetLeftPart(UriPartial.Authority));
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            return await caller.SendAsync(request);
        }

        public void Dispose() => key.Dispose();

        private Task<HttpResponseMessage> SendAsync(HttpClient caller, string page, string path, JsonObject response) =>
            PostAsync(
                caller,
                page,
                path,
                new JsonObject
                {
                    ["id"] = Encoded(id),
                    ["rawId"] = Encoded(id),
                    ["type"] = "public-key",
                    ["authenticatorAttachment"] = "platform",
                    ["clientExtensionResults"] = new JsonObject(),
                    ["response"] = response,
                }.ToJsonString()
            );

        private static byte[] Client(string type, string challenge, string origin) =>
            JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    type,
                    challenge,
                    origin,
                    crossOrigin = false,
                }
            );

        private static string Encoded(byte[] bytes) => Base64Url.EncodeToString(bytes);

        private static async Task<JsonNode> JsonAsync(HttpResponseMessage answer)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        }
    }
}
