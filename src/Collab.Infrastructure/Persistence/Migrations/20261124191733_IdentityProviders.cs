using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Collab.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class IdentityProviders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "identity_providers",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    issuer = table.Column<string>(type: "text", nullable: false),
                    client_id = table.Column<string>(type: "text", nullable: false),
                    protected_secret = table.Column<string>(type: "text", nullable: true),
                    domains = table.Column<string>(type: "jsonb", nullable: false),
                    trusts_email = table.Column<bool>(type: "boolean", nullable: false),
                    group_claim = table.Column<string>(type: "text", nullable: true),
                    group_value = table.Column<string>(type: "text", nullable: true),
                    department_id = table.Column<Guid>(type: "uuid", nullable: true),
                    required = table.Column<bool>(type: "boolean", nullable: false),
                    strong_acr = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_providers", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "linked_identities",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    issuer = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    linked_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_linked_identities", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "provider_flows",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    browser = table.Column<byte[]>(type: "bytea", nullable: false),
                    nonce = table.Column<string>(type: "text", nullable: false),
                    verifier = table.Column<string>(type: "text", nullable: false),
                    purpose = table.Column<string>(type: "text", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: true),
                    return_to = table.Column<string>(type: "text", nullable: false),
                    begun_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider_flows", x => new { x.organization_id, x.hash });
                });

            migrationBuilder.CreateIndex(
                name: "ix_linked_identities_organization_id_issuer_subject",
                schema: "collab",
                table: "linked_identities",
                columns: new[] { "organization_id", "issuer", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_linked_identities_organization_id_member_id_issuer",
                schema: "collab",
                table: "linked_identities",
                columns: new[] { "organization_id", "member_id", "issuer" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "identity_providers",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "linked_identities",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "provider_flows",
                schema: "collab");
        }
    }
}
