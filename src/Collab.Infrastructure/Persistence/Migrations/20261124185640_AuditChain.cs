using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Collab.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class AuditChain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "address",
                schema: "collab",
                table: "audit_entries",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "erased_at",
                schema: "collab",
                table: "audit_entries",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "audit_chain",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", nullable: true),
                    text_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    sealed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_chain", x => new { x.organization_id, x.position });
                });

            migrationBuilder.CreateTable(
                name: "audit_unsealed",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_unsealed", x => new { x.organization_id, x.seq });
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_organization_id_action_at_seq",
                schema: "collab",
                table: "audit_entries",
                columns: new[] { "organization_id", "action", "at", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_organization_id_actor_for_id_at_seq",
                schema: "collab",
                table: "audit_entries",
                columns: new[] { "organization_id", "actor_for_id", "at", "seq" },
                filter: "actor_for_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_organization_id_actor_id_at_seq",
                schema: "collab",
                table: "audit_entries",
                columns: new[] { "organization_id", "actor_id", "at", "seq" },
                filter: "actor_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_audit_chain_organization_id_entry_id",
                schema: "collab",
                table: "audit_chain",
                columns: new[] { "organization_id", "entry_id" },
                unique: true);

            // What there is gets its links as what is coming does. The owner, too, sees rows only where row security is not forced.
            migrationBuilder.Sql(
                """
                alter table collab.audit_entries no force row level security;
                insert into collab.audit_unsealed (organization_id, seq, entry_id) select organization_id, seq, id from collab.audit_entries;
                alter table collab.audit_entries force row level security;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_chain",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "audit_unsealed",
                schema: "collab");

            migrationBuilder.DropIndex(
                name: "ix_audit_entries_organization_id_action_at_seq",
                schema: "collab",
                table: "audit_entries");

            migrationBuilder.DropIndex(
                name: "ix_audit_entries_organization_id_actor_for_id_at_seq",
                schema: "collab",
                table: "audit_entries");

            migrationBuilder.DropIndex(
                name: "ix_audit_entries_organization_id_actor_id_at_seq",
                schema: "collab",
                table: "audit_entries");

            migrationBuilder.DropColumn(
                name: "address",
                schema: "collab",
                table: "audit_entries");

            migrationBuilder.DropColumn(
                name: "erased_at",
                schema: "collab",
                table: "audit_entries");
        }
    }
}
