// Written from openapi.json by `npm run client:types`.
export interface paths {
    "/v1/organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve the organization
         * @description Any valid token may do this.
         */
        get: operations["getOrganization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operators/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve the acting operator
         * @description Any valid token may do this.
         */
        get: operations["getActingOperator"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List operators
         * @description Any valid token may do this.
         */
        get: operations["listOperators"];
        put?: never;
        /**
         * Create an operator
         * @description Nobody grants a permission that they lack. The new operator acts by a token, which is created apart.
         *
         *     Needs the permission `manageOperators`.
         */
        post: operations["createOperator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operators/{operatorId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve an operator
         * @description Any valid token may do this.
         */
        get: operations["getOperator"];
        /**
         * Update an operator
         * @description Only what is passed changes, from the operator's next request on; `permissions` is the whole new list. Nobody grants a permission that they lack, only superusers change a superuser, and the last superuser stays one.
         *
         *     Needs the permission `manageOperators`.
         */
        put: operations["updateOperator"];
        post?: never;
        /**
         * Remove an operator
         * @description The operator's tokens end with the next request. What the operator created stays, and keeps its `creatorOperatorId`. Only superusers remove a superuser, and the last one stays.
         *
         *     Needs the permission `manageOperators`.
         */
        delete: operations["removeOperator"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operators/{operatorId}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List an operator's tokens
         * @description Needs the permission `manageOperators`.
         */
        get: operations["listTokens"];
        put?: never;
        /**
         * Create a token
         * @description The token is in this reply and nowhere else: only its digest is kept. Its holder may do all that the operator may, so it takes every permission of that operator to create one. Repeated under the same `Idempotency-Key` it is refused (409) instead of shown again: revoke the token, and create another under a new key.
         *
         *     Needs the permission `manageOperators`.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/operators/{operatorId}/tokens/{tokenId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a token
         * @description It is refused from the next request on, on every instance.
         *
         *     Needs the permission `manageOperators`.
         */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tags
         * @description In the order of titles. The words of `search` must all be found in the title, in any spelling. `count` is exact.
         */
        get: operations["listTags"];
        put?: never;
        /**
         * Define a tag
         * @description The title must differ from that of every other tag of the organization by more than case, accents, half-spaces or the spelling of Arabic and Persian letters and digits.
         *
         *     Needs the permission `configOrganization`.
         */
        post: operations["createTag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/tags/{tagId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a tag
         * @description Any valid token may do this.
         */
        get: operations["getTag"];
        /**
         * Update a tag
         * @description Only what is passed changes. Customers that have the tag are not modified by it, and past events keep the title that they were written with.
         *
         *     Needs the permission `configOrganization`.
         */
        put: operations["updateTag"];
        post?: never;
        /**
         * Delete a tag
         * @description Takes the tag off every customer, which writes no event and moves no date of theirs; past events stay as they are. A tag of very many customers is taken off in parts; should the call break off, repeat it.
         *
         *     Needs the permission `configOrganization`.
         */
        delete: operations["deleteTag"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a file
         * @description An avatar, or a file of customers to import. Needs one of the permissions `createCustomer`, `editCustomer`, `importCustomers`. The type is told from the bytes.
         */
        post: operations["uploadFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve what is known of a file
         * @description Its content has an address of its own.
         */
        get: operations["getFile"];
        put?: never;
        post?: never;
        /**
         * Delete a file
         * @description For who uploaded it, and for superusers.
         */
        delete: operations["deleteFile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files/{fileId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a file
         * @description Always as an attachment, under the name that the client gave it.
         */
        get: operations["getFileContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all customers
         * @description Most recently modified first, unless `sort` says otherwise. The words of `search` must all be found, in any spelling of either script, among the values of the identity and the contacts; a word of one or two letters at the start of a word, a longer one anywhere. A number is found by its last four digits or more. All filters must be met, and the search too. `count` is exact.
         *
         *     When there is more, `Link` has the address of the next part. Following it gives each customer that is there all the while at least once, and one that isn't modified meanwhile exactly once.
         */
        get: operations["listCustomers"];
        put?: never;
        /**
         * Create a customer
         * @description Creates a new customer. At least one value of the identity or one contact is needed; the type may be told by the keys of the identity. Tags given here need `addCustomerTag` too.
         *
         *     Needs the permission `createCustomer`.
         */
        post: operations["createCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a customer
         * @description A body, should the request have one, is ignored.
         */
        get: operations["getCustomer"];
        /**
         * Update a customer
         * @description Only what is passed changes. The identity is merged by key, null clears a key; a change of `type` needs the new identity. `contacts` is the whole new list, `tagsIds` the whole new set. When nothing differs, nothing is written. Sending back what a read gave changes nothing.
         *
         *     Needs the permission `editCustomer`.
         */
        put: operations["updateCustomer"];
        post?: never;
        /**
         * Delete a customer
         * @description Permanently, with its contacts, tags, timeline and search data, and its avatar file when nothing else uses it.
         *
         *     Needs the permission `deleteCustomer`.
         */
        delete: operations["deleteCustomer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customerId}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List contacts of a customer
         * @description All of them, in their order.
         */
        get: operations["listCustomerContacts"];
        put?: never;
        /**
         * Add a contact to a customer
         * @description The contact comes behind those that the customer has, of which there may be 100. `type` and `value` are needed.
         *
         *     Needs the permission `editCustomer`.
         */
        post: operations["createCustomerContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customerId}/contacts/{contactId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a contact of a customer
         * @description Any valid token may do this.
         */
        get: operations["getCustomerContact"];
        /**
         * Update a contact of a customer
         * @description Only what is passed changes; null clears `role`, `note` and `responder`. When nothing differs, nothing is written.
         *
         *     Needs the permission `editCustomer`.
         */
        put: operations["updateCustomerContact"];
        post?: never;
        /**
         * Delete a contact of a customer
         * @description The last contact of a customer whose identity has no value can't be deleted: nothing would be left to know the customer by.
         *
         *     Needs the permission `editCustomer`.
         */
        delete: operations["deleteCustomerContact"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customerId}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add tag to customer
         * @description Gives the customer a tag that is defined under `/v1/settings/tags`; that modifies the customer. When the customer has the tag already, nothing is written and `timelineEvent` is the event by which it has it.
         *
         *     Needs the permission `addCustomerTag`.
         */
        post: operations["addCustomerTag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customerId}/tags/{tagId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove tag from customer
         * @description Takes the tag from the customer, which modifies the customer. A tag that the customer doesn't have is not found.
         *
         *     Needs the permission `removeCustomerTag`.
         */
        delete: operations["removeCustomerTag"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customerId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the timeline of a customer
         * @description Newest first. An event is listed if all filters meet it: `from` ≤ its `createdAt` < `to`. `count` is exact.
         *
         *     Needs the permission `accessToTimeline`.
         */
        get: operations["listCustomerEvents"];
        put?: never;
        /**
         * Add a note to the timeline of a customer
         * @description The note is an event of type `note`. It leaves the customer unmodified: neither its update date nor its ETag moves.
         *
         *     Needs the permission `accessToTimeline`.
         */
        post: operations["addCustomerNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{customerId}/dossier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get all that is stored about a customer
         * @description For requests of people who ask what is known of them: the customer, its whole timeline, and whatever else has its data, also what is only made from it. Files of imports aren't searched; they are kept for a day.
         *
         *     Needs the permission `exportCustomers`.
         */
        get: operations["getCustomerDossier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import customers by file
         * @description First upload the file, then import it by its identifier. CSV, JSON and NDJSON are told by content. The call answers when the import has ended, with the exact number of customers created; with `Prefer: respond-async` it answers at once, with `Prefer: wait=10` after ten seconds, if the import has not ended before. A row that can't be taken is rejected and the others are created; a file that can't be read as a whole is refused, and then nothing is created.
         *
         *     A file is imported once: the same call again joins the import while it runs, and later gets the same answer. A client that has gone loses nothing.
         *
         *     Needs the permission `importCustomers`.
         */
        post: operations["importCustomers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/import/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a sample of an import file
         * @description A few customers in both scripts, with every column. It imports as it is, with `createTags`.
         *
         *     Needs the permission `importCustomers`.
         */
        get: operations["getImportTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List imports
         * @description Newest first, those of all operators, dry runs too.
         *
         *     Needs the permission `importCustomers`.
         */
        get: operations["listImports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve an import
         * @description Needs the permission `importCustomers`.
         */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{importId}/rejects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the rejected rows of an import
         * @description CSV in the columns of the file itself, with `_line` and `_errors`. Corrected, it imports as it is, a mapping and defaults included. Kept for a day. As NDJSON it is for programs: `line`, `errors` with column, code, message and value, and `raw`, the cells or the text of the item.
         *
         *     Needs the permission `importCustomers`.
         */
        get: operations["getImportRejects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{importId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow an import
         * @description Server-sent events: at once, and then at most twice a second when something has changed, `progress`; at last `completed`, `failed`, `cancelled` or `undone` with the whole import, and the stream ends. Comments come when nothing else does. A client that lost the stream just asks again; it ends when the token is revoked.
         *
         *     Needs the permission `importCustomers`.
         */
        get: operations["getImportEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{importId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an import
         * @description While its file is read, or it waits for that; nothing was created then, and the file can be imported again. Once its customers are being created an import goes to its end. To cancel it twice is the same as once.
         *
         *     Needs the permission `importCustomers`.
         */
        post: operations["cancelImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export customers
         * @description All customers, or those that a search finds and that all filters let through, as they are at one moment, oldest modification first. The file imports back to the same customers: tags by their titles (with `createTags`), contacts in one lossless column. In CSV, cells that a spreadsheet would run as a formula get a `'` before them, which an import takes off.
         *
         *     Needs the permission `exportCustomers`.
         */
        get: operations["exportCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{importId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo an import
         * @description Removes the customers that it has created and restores those that it has changed, but for those that somebody has touched since: these are left and named in `undo`. Within a day after the import; afterwards what it takes is gone. Needs `deleteCustomer` too, and `editCustomer` if it restores. The call answers when all is done; with `Prefer` it may answer before. To undo twice is the same as once. The file can be imported again then.
         *
         *     Needs the permission `importCustomers`.
         */
        post: operations["undoImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell whether the process lives
         * @description The database isn't asked.
         */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell whether requests can be served
         * @description Asks the database at most once a second, however often it is asked itself. Only what stops requests from being served makes it 503; `warnings` are for whoever runs the product.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the Prometheus metrics of this process
         * @description No token is needed.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        OrganizationReply: {
            /**
             * Format: uuid
             * @example 6ab965cb-a242-4b9f-a868-0a946a2c3cf5
             */
            id: string;
            /** @example Demo */
            name: string;
            /**
             * @description The country whose phone numbers it writes without a country code (ISO 3166).
             * @example IR
             */
            defaultRegion: string;
        };
        OperatorReply: {
            /**
             * Format: uuid
             * @example d08bcb06-5c2b-4cb1-b6de-e3afb7d3ae34
             */
            id: string;
            /**
             * Format: uuid
             * @example 6ab965cb-a242-4b9f-a868-0a946a2c3cf5
             */
            organizationId: string;
            /**
             * @description What the operator may do; `superuser` has all.
             * @example [
             *       "createCustomer",
             *       "editCustomer"
             *     ]
             */
            permissions: ("createCustomer" | "editCustomer" | "deleteCustomer" | "importCustomers" | "exportCustomers" | "addCustomerTag" | "removeCustomerTag" | "accessToTimeline" | "configOrganization" | "manageOperators" | "superuser")[];
            /**
             * Format: date-time
             * @description UTC with milliseconds.
             * @example 2017-07-06T07:34:19.961Z
             */
            createdAt: string;
            name: string;
        };
        OperatorsReply: {
            /**
             * @description The number of all operators, whatever offset and limit.
             * @example 1
             */
            count: number;
            items: components["schemas"]["OperatorReply"][];
        };
        ProblemField: {
            /**
             * @description The path of the field.
             * @example contacts.0.value
             */
            field: string;
            /**
             * @description What is wrong with it.
             * @example is required
             */
            message: string;
            /**
             * @description In a file: the line, from 1.
             * @example 3
             */
            line?: number;
            /**
             * @description In a file: the column, by its name or as the character in the line, from 1.
             * @example tel
             */
            column?: string | number;
            /**
             * @description In a file: a stable code for programs.
             * @example INVALID_QUOTE
             */
            code?: string;
        };
        ProblemDetails: {
            /** @example about:blank */
            type: string;
            /**
             * @description The name of the status.
             * @example Bad request
             */
            title: string;
            /** @example 400 */
            status: number;
            /**
             * @description One sentence for a person.
             * @example contacts.0.value: is required
             */
            detail: string;
            /**
             * @description A stable code for programs.
             * @example VALIDATION
             * @enum {string}
             */
            code: "VALIDATION" | "UNAUTHORIZED" | "FORBIDDEN" | "NOT_FOUND" | "CONFLICT" | "RATE_LIMITED" | "SERVER_ERROR" | "UNAVAILABLE";
            /** @description The fields at fault, where there are such. */
            errors?: components["schemas"]["ProblemField"][];
            /**
             * @description Quote it when you report a problem.
             * @example 01a20c5d-4b37-700a-80f4-be331a053851
             */
            requestId: string;
        };
        CreateOperatorBody: {
            /**
             * @description What the operator may do; nobody grants what they lack.
             * @default []
             * @example [
             *       "createCustomer",
             *       "editCustomer"
             *     ]
             */
            permissions?: ("createCustomer" | "editCustomer" | "deleteCustomer" | "importCustomers" | "exportCustomers" | "addCustomerTag" | "removeCustomerTag" | "accessToTimeline" | "configOrganization" | "manageOperators" | "superuser")[];
            /** @description Unique among the organization's operators. */
            name: string;
        };
        CreateOperatorForm: {
            /** @description Unique among the organization's operators. */
            name: string;
            /** @example ["createCustomer"] */
            permissions?: string;
        };
        UpdateOperatorBody: {
            /**
             * @description The whole new list of what the operator may do. Nobody grants what they lack, and the last superuser stays one.
             * @example [
             *       "createCustomer",
             *       "editCustomer"
             *     ]
             */
            permissions?: ("createCustomer" | "editCustomer" | "deleteCustomer" | "importCustomers" | "exportCustomers" | "addCustomerTag" | "removeCustomerTag" | "accessToTimeline" | "configOrganization" | "manageOperators" | "superuser")[];
            /**
             * @description Unique among the organization's operators.
             * @example ندا یاری
             */
            name?: string;
        };
        UpdateOperatorForm: {
            /**
             * @description Unique among the organization's operators.
             * @example ندا یاری
             */
            name?: string;
            /** @example ["createCustomer"] */
            permissions?: string;
        };
        RemovedReply: {
            /**
             * @example true
             * @enum {boolean}
             */
            result: true;
            /**
             * Format: uuid
             * @example d08bcb06-5c2b-4cb1-b6de-e3afb7d3ae34
             */
            id: string;
        };
        TokenReply: {
            /**
             * Format: uuid
             * @example 726af1c1-a089-4371-bf26-1b3608683800
             */
            id: string;
            /**
             * Format: date-time
             * @description UTC with milliseconds.
             * @example 2017-07-06T07:34:19.961Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description UTC with milliseconds; null when it doesn't end by itself.
             * @example null
             */
            expiresAt: string | null;
            /**
             * @description What the token is for.
             * @example Website
             */
            label: string | null;
        };
        TokensReply: {
            /**
             * @description The number of all tokens that aren't revoked, whatever offset and limit.
             * @example 1
             */
            count: number;
            items: components["schemas"]["TokenReply"][];
        };
        CreateTokenBody: {
            /**
             * @description What the token is for.
             * @example Website
             */
            label?: string;
            /**
             * @description When the token ends by itself (RFC 3339); never when absent.
             * @example 2030-01-31T12:00:00Z
             */
            expiresAt?: string;
        };
        NewTokenReply: {
            /**
             * Format: uuid
             * @example 726af1c1-a089-4371-bf26-1b3608683800
             */
            id: string;
            /**
             * Format: date-time
             * @description UTC with milliseconds.
             * @example 2017-07-06T07:34:19.961Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description UTC with milliseconds; null when it doesn't end by itself.
             * @example null
             */
            expiresAt: string | null;
            /**
             * @description What the token is for.
             * @example Website
             */
            label: string | null;
            /**
             * @description The token, shown this once.
             * @example ech_…
             */
            token: string;
        };
        TagReply: {
            /**
             * Format: uuid
             * @description Unique identifier of the tag.
             * @example 9639b18c-13eb-4ccb-a3f1-9ee75c6a4a77
             */
            id: string;
            /**
             * Format: uuid
             * @description The organization that defined the tag.
             * @example 6ab965cb-a242-4b9f-a868-0a946a2c3cf5
             */
            organizationId: string;
            /**
             * @description What the tag says, as it was written.
             * @example Premium customer
             */
            title: string;
            /**
             * @description The colour to show the tag in, as `#rgb` or `#rrggbb` in lower case; null for none.
             * @example #ffaa00
             */
            color: string | null;
            /**
             * @description The number of customers that have the tag now.
             * @example 12
             */
            customersCount: number;
            /**
             * Format: date-time
             * @description When the tag was defined: UTC with milliseconds.
             * @example 2017-07-06T07:34:19.961Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the title or colour last changed: UTC with milliseconds.
             * @example 2017-07-06T07:34:19.961Z
             */
            updatedAt: string;
        };
        TagsReply: {
            /**
             * @description The exact number of all matches, whatever offset and limit.
             * @example 1
             */
            count: number;
            /** @description The tags asked for. */
            items: components["schemas"]["TagReply"][];
        };
        CreateTagBody: {
            /**
             * @description What the tag says, unique in the organization after folding.
             * @example Premium customer
             */
            title: string;
            /**
             * @description The colour to show the tag in: `#rgb` or `#rrggbb`, or null for none.
             * @example #ffaa00
             */
            color?: string | null;
        };
        UpdateTagBody: {
            /**
             * @description What the tag says, unique in the organization after folding. Absent: as it was.
             * @example Premium customer
             */
            title?: string;
            /**
             * @description The colour to show the tag in: `#rgb` or `#rrggbb`, null for none. Absent: as it was.
             * @example #ffaa00
             */
            color?: string | null;
        };
        DeletedTagReply: {
            /**
             * @description Always true.
             * @example true
             * @enum {boolean}
             */
            result: true;
            /**
             * Format: uuid
             * @description The identifier that the tag had.
             * @example 9639b18c-13eb-4ccb-a3f1-9ee75c6a4a77
             */
            id: string;
        };
        FileReply: {
            /**
             * Format: uuid
             * @example 9d0ba832-eef8-4fcf-bd8f-90be717805f7
             */
            id: string;
            /**
             * Format: uuid
             * @example 6ab965cb-a242-4b9f-a868-0a946a2c3cf5
             */
            organizationId: string;
            /**
             * Format: uuid
             * @example d08bcb06-5c2b-4cb1-b6de-e3afb7d3ae34
             */
            creatorOperatorId: string;
            /**
             * @description In bytes.
             * @example 48210
             */
            size: number;
            /**
             * @description Lower-case hexadecimal.
             * @example e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
             */
            sha256: string;
            /**
             * Format: date-time
             * @description UTC with milliseconds.
             * @example 2017-07-06T07:34:19.961Z
             */
            createdAt: string;
            /**
             * @description The client's name for it: only ever shown.
             * @example customers.csv
             */
            name: string;
            /**
             * @description What its bytes say it is, whatever the client declared.
             * @example text/csv
             */
            mimeType: string;
        };
        FileDeleted: {
            /**
             * @example true
             * @enum {boolean}
             */
            result: true;
            /**
             * Format: uuid
             * @example 9d0ba832-eef8-4fcf-bd8f-90be717805f7
             */
            id: string;
        };
        CorporateIdentity: {
            /** @example رادیو */
            name: string | null;
            /**
             * @description What the customer is or does.
             * @example کافی شاپ
             */
            title: string | null;
            /** @example ندا یاری */
            manager: string | null;
        };
        ContactDataReply: {
            /** @example اصلی */
            note: string | null;
            /** @example مدیرعامل */
            role: string | null;
            /**
             * @description Any kind of contact, in lower case: `tel`, `mobile`, `email`, …
             * @example tel
             */
            type: string;
            /**
             * @description As it was given.
             * @example +982123422342
             */
            value: string;
            /**
             * @description Who answers.
             * @example Helen Cron
             */
            responder: string | null;
        };
        ContactReply: {
            /**
             * Format: uuid
             * @example bae0fe10-d4f7-4b1a-a2f6-2d97e4f5b5f3
             */
            id: string;
            data: components["schemas"]["ContactDataReply"];
        };
        CorporateCustomer: {
            /**
             * Format: uuid
             * @description Unique identifier for the object.
             * @example 61d9ebbf-084f-4221-ad71-d45d4b1a6ff1
             */
            id: string;
            /**
             * Format: uuid
             * @description Unique identifier for the organization.
             * @example 6ab965cb-a242-4b9f-a868-0a946a2c3cf5
             */
            organizationId: string;
            /**
             * Format: uuid
             * @description Unique identifier for the operator who has created the customer.
             * @example d08bcb06-5c2b-4cb1-b6de-e3afb7d3ae34
             */
            creatorOperatorId: string;
            /**
             * Format: uuid
             * @description Unique identifier for the uploaded avatar.
             * @example null
             */
            avatarUploadedFileId: string | null;
            /**
             * @description Identifiers of the customer's tags, in the order in which they were given.
             * @example [
             *       "9639b18c-13eb-4ccb-a3f1-9ee75c6a4a77"
             *     ]
             */
            tagsIds: string[];
            /**
             * Format: date-time
             * @description UTC, with milliseconds; only with `include=meta`.
             * @example 2017-07-06T07:34:19.961Z
             */
            createdAt?: string;
            /**
             * Format: date-time
             * @description UTC, with milliseconds; only with `include=meta`.
             * @example 2017-07-06T07:34:19.961Z
             */
            updatedAt?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "corporate";
            identity: components["schemas"]["CorporateIdentity"];
            /** @description The customer's contacts, in the order given. */
            contacts: components["schemas"]["ContactReply"][];
        };
        PersonalIdentity: {
            /** @example Shook */
            lastName: string | null;
            /** @example Gary */
            firstName: string | null;
            /** @example Bob */
            fatherName: string | null;
        };
        PersonalCustomer: {
            /**
             * Format: uuid
             * @description Unique identifier for the object.
             * @example 61d9ebbf-084f-4221-ad71-d45d4b1a6ff1
             */
            id: string;
            /**
             * Format: uuid
             * @description Unique identifier for the organization.
             * @example 6ab965cb-a242-4b9f-a868-0a946a2c3cf5
             */
            organizationId: string;
            /**
             * Format: uuid
             * @description Unique identifier for the operator who has created the customer.
             * @example d08bcb06-5c2b-4cb1-b6de-e3afb7d3ae34
             */
            creatorOperatorId: string;
            /**
             * Format: uuid
             * @description Unique identifier for the uploaded avatar.
             * @example null
             */
            avatarUploadedFileId: string | null;
            /**
             * @description Identifiers of the customer's tags, in the order in which they were given.
             * @example [
             *       "9639b18c-13eb-4ccb-a3f1-9ee75c6a4a77"
             *     ]
             */
            tagsIds: string[];
            /**
             * Format: date-time
             * @description UTC, with milliseconds; only with `include=meta`.
             * @example 2017-07-06T07:34:19.961Z
             */
            createdAt?: string;
            /**
             * Format: date-time
             * @description UTC, with milliseconds; only with `include=meta`.
             * @example 2017-07-06T07:34:19.961Z
             */
            updatedAt?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "personal";
            identity: components["schemas"]["PersonalIdentity"];
            /** @description The customer's contacts, in the order given. */
            contacts: components["schemas"]["ContactReply"][];
        };
        CorporateIdentityInput: {
            /** @example رادیو */
            name?: string | null;
            /**
             * @description What the customer is or does.
             * @example کافی شاپ
             */
            title?: string | null;
            /** @example ندا یاری */
            manager?: string | null;
        };
        PersonalIdentityInput: {
            /** @example Shook */
            lastName?: string | null;
            /** @example Gary */
            firstName?: string | null;
            /** @example Bob */
            fatherName?: string | null;
        };
        ContactBodyInput: {
            /**
             * Format: uuid
             * @description Identifier of a contact that the customer has.
             */
            id?: string;
            /**
             * @description Any kind of contact: `tel`, `mobile`, `email`, …
             * @example mobile
             */
            type?: string;
            /**
             * @description Never refused for its format.
             * @example +982123422342
             */
            value?: string;
            /**
             * @description The role of the person who answers.
             * @example مدیرعامل
             */
            role?: string | null;
            /**
             * @description Alias: `title`.
             * @example اصلی
             */
            note?: string | null;
            /** @description Who answers. Aliases: `fullname`, `fullName`. */
            responder?: string | null;
        };
        CustomerBodyInput: {
            /**
             * @description May be left out of a new customer when the identity tells it.
             * @example corporate
             * @enum {string}
             */
            type?: "corporate" | "personal";
            /**
             * @description The keys of one type; null clears a key.
             * @example {
             *       "name": "رادیو",
             *       "title": "کافی شاپ",
             *       "manager": "ندا یاری"
             *     }
             */
            identity?: components["schemas"]["CorporateIdentityInput"] | components["schemas"]["PersonalIdentityInput"];
            /** @description In a change: the whole new list. A known id updates, no id adds, what is left out goes, `[]` clears. */
            contacts?: components["schemas"]["ContactBodyInput"][];
            /**
             * @description Identifiers of defined tags: the whole new set. Needs `addCustomerTag` or `removeCustomerTag` for what changes.
             * @example []
             */
            tagsIds?: string[];
            /**
             * Format: uuid
             * @description An uploaded PNG, JPEG, WebP or GIF file of the organization; null takes the avatar away.
             * @example null
             */
            avatarUploadedFileId?: string | null;
        };
        CustomerForm: {
            /**
             * @example corporate
             * @enum {string}
             */
            type?: "corporate" | "personal";
            /**
             * @description JSON text of the identity.
             * @example {
             *       "name": "رادیو",
             *       "title": "کافی شاپ",
             *       "manager": "ندا یاری"
             *     }
             */
            identity?: string;
            /**
             * @description JSON text of the list of contacts.
             * @example [
             *       {
             *         "type": "tel",
             *         "value": "+982123422342"
             *       },
             *       {
             *         "type": "mobile",
             *         "value": "+982123422342",
             *         "role": "مدیرعامل",
             *         "title": "اصلی"
             *       }
             *     ]
             */
            contacts?: string;
            /**
             * @description JSON text of the list of tag identifiers.
             * @example []
             */
            tagsIds?: string;
            /**
             * Format: uuid
             * @description Identifier of an uploaded image.
             */
            avatarUploadedFileId?: string;
        };
        CustomerList: {
            items: (components["schemas"]["CorporateCustomer"] | components["schemas"]["PersonalCustomer"])[];
            /**
             * @description The exact number of all matches, whatever offset and limit.
             * @example 2
             */
            count: number;
        };
        CustomerDeleted: {
            /**
             * @example true
             * @enum {string}
             */
            result: "true";
            /**
             * Format: uuid
             * @example 61d9ebbf-084f-4221-ad71-d45d4b1a6ff1
             */
            id: string;
        };
        DeletedContactReply: {
            /**
             * @description Always true.
             * @example true
             * @enum {boolean}
             */
            result: true;
            /**
             * Format: uuid
             * @description The identifier that the contact had.
             * @example bae0fe10-d4f7-4b1a-a2f6-2d97e4f5b5f3
             */
            contactId: string;
        };
        AddTagBody: {
            /**
             * Format: uuid
             * @description Identifier of a tag that the organization has defined.
             * @example 9639b18c-13eb-4ccb-a3f1-9ee75c6a4a77
             */
            tagId: string;
        };
        TimelineEventReply: {
            /**
             * Format: uuid
             * @description Unique identifier of the event.
             * @example 6273b4f2-59b8-413c-8dad-0f939ab071c6
             */
            id: string;
            /**
             * Format: uuid
             * @description The customer to whom it happened.
             * @example 61d9ebbf-084f-4221-ad71-d45d4b1a6ff1
             */
            customerId: string;
            /**
             * Format: uuid
             * @description The operator who did it.
             * @example d08bcb06-5c2b-4cb1-b6de-e3afb7d3ae34
             */
            creatorOperatorId: string;
            /**
             * @description What kind of event it is.
             * @example add-tag
             * @enum {string}
             */
            type: "create" | "update" | "import" | "add-tag" | "remove-tag" | "note";
            /**
             * @description The event in words, as they were when it was written; of a note, its text.
             * @example Premium customer tag added
             */
            description: string;
            /**
             * @description What the event is about, such as the `tagId` of a tag event or the `fields` of an update.
             * @example {
             *       "tagId": "9639b18c-13eb-4ccb-a3f1-9ee75c6a4a77"
             *     }
             */
            data: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description When the event last changed: UTC with milliseconds.
             * @example 2017-07-06T07:34:19.961Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description When the event was written: UTC with milliseconds.
             * @example 2017-07-06T07:34:19.961Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When the event was deleted: UTC with milliseconds; null while it stands.
             * @example null
             */
            deletedAt: string | null;
        };
        CustomerTagReply: {
            /**
             * @description Always true.
             * @example true
             * @enum {boolean}
             */
            result: true;
            /**
             * Format: uuid
             * @description The customer whose tag it is or was.
             * @example 61d9ebbf-084f-4221-ad71-d45d4b1a6ff1
             */
            customerId: string;
            /**
             * Format: uuid
             * @description The tag.
             * @example 9639b18c-13eb-4ccb-a3f1-9ee75c6a4a77
             */
            tagId: string;
            /** @description The event that the call wrote, or that of old by which the customer has the tag already. */
            timelineEvent: components["schemas"]["TimelineEventReply"];
        };
        TimelineReply: {
            /**
             * @description The exact number of all matches, whatever offset and limit.
             * @example 1
             */
            count: number;
            /** @description The events asked for. */
            items: components["schemas"]["TimelineEventReply"][];
        };
        NoteBody: {
            /**
             * @description The text of the note. Alias: `note`.
             * @example Called back, wants an offer by Saturday.
             */
            description: string;
        };
        DossierTag: {
            /**
             * Format: uuid
             * @example 9639b18c-13eb-4ccb-a3f1-9ee75c6a4a77
             */
            id: string;
            title: string;
        };
        DossierDerived: {
            /**
             * @description All values as search compares them, a line each.
             * @example رضایی
             *      علی
             */
            searchKey: string;
            /**
             * @description E-mail addresses and numbers as the search for duplicates compares them.
             * @example [
             *       "phone:989121234567"
             *     ]
             */
            matchKeys: string[];
            /** @description The name as lists compare it. */
            sortName: string;
        };
        CustomerDossier: {
            customer: components["schemas"]["CorporateCustomer"] | components["schemas"]["PersonalCustomer"];
            /**
             * @description How often it was written; the ETag.
             * @example 3
             */
            version: number;
            avatar: components["schemas"]["FileReply"] | null;
            /**
             * @description What other parts keep of it for a time, by their names: `imports` has how the customer was before an import changed it,
             *     `previews` how a dry run would have, `replies` what was answered to requests with an `Idempotency-Key`.
             * @example {
             *       "imports": [],
             *       "previews": [],
             *       "replies": []
             *     }
             */
            traces: {
                [key: string]: {
                    [key: string]: unknown;
                }[];
            };
            tags: components["schemas"]["DossierTag"][];
            /** @description Oldest first, all of it. */
            timeline: components["schemas"]["TimelineEventReply"][];
            derived: components["schemas"]["DossierDerived"];
        };
        PreviewContact: {
            /** @example tel */
            type: string;
            /** @example +982123422342 */
            value: string;
            role: string | null;
            note: string | null;
            responder: string | null;
        };
        PreviewCustomer: {
            /** @enum {string} */
            type: "corporate" | "personal";
            /** @description The values by the keys of the type. */
            identity: {
                [key: string]: string | null;
            };
            /** @description Titles, those too that the import would define. */
            tags: string[];
            contacts: components["schemas"]["PreviewContact"][];
        };
        PreviewChange: {
            /**
             * @description A key of the identity, `contacts` or `tags`.
             * @example identity.title
             */
            field: string;
            /** @description As it is: a value or a contact; null where the change adds. */
            from: string | components["schemas"]["PreviewContact"] | null;
            /** @description As it would be. */
            to: string | components["schemas"]["PreviewContact"] | null;
        };
        PreviewFault: {
            /** @description The column of the file, or the path of the value. */
            column: string | null;
            /**
             * @description A stable code for programs.
             * @example UNKNOWN_TAG
             */
            code: string;
            /** @description The beginning of the value. */
            value?: string;
            /** @description One sentence for a person. */
            message: string;
        };
        PreviewRowReply: {
            /**
             * @description The line of the file on which the row begins, from 1.
             * @example 2
             */
            line: number;
            /**
             * @description What the import would do.
             * @example create
             * @enum {string}
             */
            action: "create" | "update" | "skip" | "reject";
            /** @description The customer as it would be stored; null where nothing would be. */
            customer: components["schemas"]["PreviewCustomer"] | null;
            /** @description What would be different of the customer that is there. */
            changes: components["schemas"]["PreviewChange"][];
            /**
             * Format: uuid
             * @description The customer that is there already; null where there is none.
             */
            matchedCustomerId: string | null;
            /** @description The line of the earlier row that has the same customer; null where there is none. */
            matchedLine: number | null;
            /** @description Why the row would be rejected. */
            errors: components["schemas"]["PreviewFault"][];
        };
        ImportResult: {
            /**
             * @example true
             * @enum {boolean}
             */
            result: true;
            /**
             * @description Customers created, exactly; of a dry run, those that would be.
             * @example 998
             */
            count: number;
            /**
             * Format: uuid
             * @description Identifier of the import, for `/v1/imports/{id}`.
             */
            importId: string;
            /**
             * @description Rows that were rejected.
             * @example 2
             */
            rejected: number;
            /** @description Customers changed; only where `onDuplicate` is `skip` or `update`. */
            updated?: number;
            /** @description Good rows of which nothing came, as their customers are there already; only where `onDuplicate` is `skip` or `update`. */
            skipped?: number;
            /**
             * @description Nothing was created; only in the reply to a dry run.
             * @enum {boolean}
             */
            dryRun?: true;
            /** @description What would become of the first ten rows; only in the reply to a dry run. */
            preview?: components["schemas"]["PreviewRowReply"][];
        };
        ImportDefaultsInput: {
            /** @enum {string} */
            type?: "corporate" | "personal";
            /** @description Titles or identifiers of tags. */
            tags?: string[];
        };
        ImportBody: {
            /**
             * Format: uuid
             * @description Identifier of the uploaded file.
             */
            id: string;
            /**
             * @description `true`: read, check and report, and create nothing. The file can still be imported.
             * @default false
             * @example false
             */
            dryRun?: boolean;
            /**
             * @description `true`: one bad row, and nothing is created.
             * @default false
             * @example false
             */
            atomic?: boolean;
            /**
             * @description `true`: tags that the organization lacks are defined. Needs `configOrganization` too.
             * @default false
             * @example false
             */
            createTags?: boolean;
            /**
             * @description What to do with a row whose customer is there already, in the organization or by an earlier row: `create` another, `skip` the row, or
             *     `update` the customer by what the row says, which clears nothing. `update` needs `editCustomer` too, and to give tags `addCustomerTag`.
             * @default create
             * @example create
             * @enum {string}
             */
            onDuplicate?: "create" | "skip" | "update";
            /**
             * @description A customer of the same type is there already when it has the same e-mail address (`email`), telephone number (`phone`) or contact of any other
             *     type, however it is written. Where a row matches several, what stands first in this list decides, then the older customer.
             * @default [
             *       "email",
             *       "phone"
             *     ]
             * @example [
             *       "email",
             *       "phone"
             *     ]
             */
            duplicateBy?: string[];
            /**
             * @description The country of phone numbers without a country code, by its ISO 3166 code; else the organization's.
             * @default null
             * @example IR
             */
            defaultRegion?: string | null;
            /**
             * @description Column of the file → field, as a header would say it; null ignores the column. Columns that aren't named are read by their names.
             * @default null
             * @example {
             *       "Firma": "name",
             *       "Telefon": "tel",
             *       "Intern": null
             *     }
             */
            mapping?: {
                [key: string]: unknown;
            } | ({
                [key: string]: string | null;
            } | null) | null;
            /**
             * @description What rows get beside what they say: `type` where they have none, `tags` always (titles or ids).
             * @default null
             * @example {
             *       "type": "personal",
             *       "tags": []
             *     }
             */
            defaults?: components["schemas"]["ImportDefaultsInput"] | null;
        };
        ImportForm: {
            /**
             * Format: uuid
             * @description Identifier of the uploaded file.
             */
            id: string;
            /**
             * @description `true`: read, check and report, and create nothing. The file can still be imported.
             * @default false
             * @example false
             */
            dryRun?: boolean;
            /**
             * @description `true`: one bad row, and nothing is created.
             * @default false
             * @example false
             */
            atomic?: boolean;
            /**
             * @description `true`: tags that the organization lacks are defined. Needs `configOrganization` too.
             * @default false
             * @example false
             */
            createTags?: boolean;
            /**
             * @description What to do with a row whose customer is there already, in the organization or by an earlier row: `create` another, `skip` the row, or
             *     `update` the customer by what the row says, which clears nothing. `update` needs `editCustomer` too, and to give tags `addCustomerTag`.
             * @default create
             * @example create
             * @enum {string}
             */
            onDuplicate?: "create" | "skip" | "update";
            /**
             * @description Types with commas between, or a JSON list of them.
             * @example email,phone
             */
            duplicateBy?: string;
            /** @description The country of phone numbers without a country code, by its ISO 3166 code, for example `IR`; else the organization's. */
            defaultRegion?: string;
            /** @description JSON text of the mapping, for example `{"Firma":"name"}`. */
            mapping?: string;
            /** @description JSON text of the defaults, for example `{"type":"personal"}`. */
            defaults?: string;
        };
        ImportError: {
            /**
             * @description A stable code for programs.
             * @example UNCLOSED_QUOTE
             */
            code: string;
            /**
             * @description One sentence for a person.
             * @example The quote that opens at line 3, column 5 is never closed.
             */
            message: string;
            /**
             * @description The line of the file, from 1.
             * @example 3
             */
            line: number | null;
            /**
             * @description The column, by its name or as the character in the line, from 1.
             * @example 5
             */
            column: string | number | null;
        };
        LeftCustomer: {
            /** Format: uuid */
            customerId: string;
            /**
             * @description `CHANGED`: it was changed since the import; `NOTED`: somebody has written a note on it.
             * @example CHANGED
             * @enum {string}
             */
            reason: "CHANGED" | "NOTED";
        };
        ImportUndoReply: {
            /**
             * Format: uuid
             * @description The operator who asked for it.
             */
            operatorId: string;
            /**
             * @description Customers that the import had created and that are removed.
             * @example 997
             */
            removed: number;
            /**
             * @description Customers that the import had changed and that are as they were before.
             * @example 0
             */
            restored: number;
            /**
             * @description Customers that were touched since the import and are left as they are.
             * @example 1
             */
            leftCount: number;
            /** @description The first hundred of them. */
            left: components["schemas"]["LeftCustomer"][];
            /**
             * Format: date-time
             * @description When it was asked for: UTC with milliseconds.
             */
            startedAt: string;
            /**
             * Format: date-time
             * @description When it ended: UTC with milliseconds.
             */
            finishedAt: string | null;
        };
        ImportReply: {
            /**
             * Format: uuid
             * @description Unique identifier of the import.
             */
            id: string;
            /**
             * Format: uuid
             * @description The file that is imported.
             */
            fileId: string;
            /**
             * Format: uuid
             * @description The operator who asked for the import.
             */
            creatorOperatorId: string;
            /**
             * @description `reading`: the file is checked, nothing can be seen of it; `applying`: the customers are created; `undoing`: they are taken back. The others are final.
             * @example completed
             * @enum {string}
             */
            state: "reading" | "applying" | "completed" | "failed" | "cancelled" | "undoing" | "undone";
            /**
             * @description What happens to a row whose customer is there already.
             * @example create
             * @enum {string}
             */
            onDuplicate: "create" | "skip" | "update";
            /**
             * @description By which contacts a customer is there already: `email`, `phone`, or types of contacts.
             * @example [
             *       "email",
             *       "phone"
             *     ]
             */
            duplicateBy: string[];
            /**
             * @description The country of phone numbers without a country code, by its ISO 3166 code; null for the organization's.
             * @example null
             */
            defaultRegion: string | null;
            /**
             * @description What the content of the file shows it to be; null before it was looked at.
             * @example csv
             * @enum {string|null}
             */
            format: "csv" | "json" | "ndjson" | null;
            /**
             * @description How the file's text is encoded.
             * @example utf-8
             * @enum {string|null}
             */
            encoding: "utf-8" | "utf-16le" | "utf-16be" | null;
            /**
             * @description What stands between the cells of a CSV file.
             * @example ,
             */
            delimiter: string | null;
            /**
             * @description Columns of the file that nothing was read from.
             * @example []
             */
            ignoredColumns: string[];
            /**
             * @description Rows of the file, as far as it was read.
             * @example 1000
             */
            rows: number;
            /**
             * @description Customers that were created.
             * @example 998
             */
            created: number;
            /**
             * @description Customers that were changed.
             * @example 0
             */
            updated: number;
            /**
             * @description Good rows of which nothing came.
             * @example 0
             */
            skipped: number;
            /**
             * @description Bad rows: `/v1/imports/{id}/rejects` says why.
             * @example 2
             */
            rejected: number;
            /**
             * @description How far the import has come.
             * @example 100
             */
            percent: number;
            /** @description Why the import failed; else null. */
            error: components["schemas"]["ImportError"] | null;
            /**
             * Format: date-time
             * @description When it was asked for: UTC with milliseconds.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was begun: UTC with milliseconds.
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @description When it ended: UTC with milliseconds.
             */
            finishedAt: string | null;
            /** @description What came of undoing it; null if nobody asked for that. */
            undo: components["schemas"]["ImportUndoReply"] | null;
            /** @description What would become of the first ten rows; only of a dry run that has ended well, and not in lists. Kept for a day. */
            preview?: components["schemas"]["PreviewRowReply"][];
            /** @description Only read and checked: the counts say what an import would do. */
            dryRun: boolean;
            /** @description One bad row, and nothing is created. */
            atomic: boolean;
            /** @description Tags that the organization lacked are defined. */
            createTags: boolean;
        };
        ImportsReply: {
            /**
             * @description The exact number of all matches, whatever offset and limit.
             * @example 1
             */
            count: number;
            /** @description The imports asked for. */
            items: components["schemas"]["ImportReply"][];
        };
        ImportProgress: {
            /**
             * Format: uuid
             * @description Unique identifier of the import.
             */
            id: string;
            /**
             * @description `reading`: the file is checked, nothing can be seen of it; `applying`: the customers are created; `undoing`: they are taken back. The others are final.
             * @example completed
             * @enum {string}
             */
            state: "reading" | "applying" | "completed" | "failed" | "cancelled" | "undoing" | "undone";
            /**
             * @description Rows of the file, as far as it was read.
             * @example 1000
             */
            rows: number;
            /**
             * @description Customers that were created.
             * @example 998
             */
            created: number;
            /**
             * @description Customers that were changed.
             * @example 0
             */
            updated: number;
            /**
             * @description Good rows of which nothing came.
             * @example 0
             */
            skipped: number;
            /**
             * @description Bad rows: `/v1/imports/{id}/rejects` says why.
             * @example 2
             */
            rejected: number;
            /**
             * @description How far the import has come.
             * @example 100
             */
            percent: number;
            /**
             * @description Bytes of the file that were read.
             * @example 9000000
             */
            bytesRead: number;
            /**
             * @description How fast rows are read, or applied, over the last seconds; null as long as that isn't known.
             * @example 21000
             */
            rowsPerSecond: number | null;
            /**
             * @description How long the rest takes at the speed of the last seconds; null as long as that isn't known.
             * @example 3
             */
            estimatedSecondsLeft: number | null;
        };
        LiveReply: {
            /**
             * @example live
             * @enum {string}
             */
            status: "live";
        };
        ReadyChecks: {
            /**
             * @description Whether the process is being stopped.
             * @example ok
             */
            process: string;
            /** @example ok */
            database: string;
            /**
             * @description Whether Persian text can be searched.
             * @example ok
             */
            locale: string;
            /** @example ok */
            migrations: string;
        };
        ReadyReply: {
            /**
             * @example ready
             * @enum {string}
             */
            status: "ready" | "unavailable";
            checks: components["schemas"]["ReadyChecks"];
            /** @description What should be looked at although requests are served, one sentence each: an index that isn't valid, a disk that is nearly full, requests that wait for a connection. */
            warnings: string[];
        };
    };
    responses: {
        /** @description The request is malformed; `errors` names every field at fault. */
        Validation: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Bad request",
                 *       "status": 400,
                 *       "detail": "contacts.0.value: is required",
                 *       "code": "VALIDATION",
                 *       "errors": [
                 *         {
                 *           "field": "contacts.0.value",
                 *           "message": "is required"
                 *         }
                 *       ],
                 *       "requestId": "01a20c5d-4b37-700a-80f4-be331a053851"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description The token is missing, unknown, expired or revoked. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Unauthorized",
                 *       "status": 401,
                 *       "detail": "The token is missing, unknown, expired or revoked.",
                 *       "code": "UNAUTHORIZED",
                 *       "requestId": "01a20c5d-4b37-700a-80f4-be331a053851"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description The operator lacks the permission; nothing was written. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Forbidden",
                 *       "status": 403,
                 *       "detail": "The operator lacks the permission; nothing was written.",
                 *       "code": "FORBIDDEN",
                 *       "requestId": "01a20c5d-4b37-700a-80f4-be331a053851"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description There is no such thing in the caller's organization. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Not found",
                 *       "status": 404,
                 *       "detail": "There is no such thing in the caller's organization.",
                 *       "code": "NOT_FOUND",
                 *       "requestId": "01a20c5d-4b37-700a-80f4-be331a053851"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description The state of the thing does not allow it. Or the first request with the `Idempotency-Key` is still under way, and `Retry-After` says when to try again. Or its reply is not kept, because it held a secret or what it was about is deleted. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Conflict",
                 *       "status": 409,
                 *       "detail": "The state of the thing does not allow it. Or the first request with the `Idempotency-Key` is still under way, and `Retry-After` says when to try again. Or its reply is not kept, because it held a secret or what it was about is deleted.",
                 *       "code": "CONFLICT",
                 *       "requestId": "01a20c5d-4b37-700a-80f4-be331a053851"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description The `Idempotency-Key` was used for another request. */
        Unprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Unprocessable content",
                 *       "status": 422,
                 *       "detail": "The `Idempotency-Key` was used for another request.",
                 *       "code": "VALIDATION",
                 *       "requestId": "01a20c5d-4b37-700a-80f4-be331a053851"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description The customer has another version than `If-Match` names. */
        PreconditionFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Precondition failed",
                 *       "status": 412,
                 *       "detail": "The customer has another version than `If-Match` names.",
                 *       "code": "CONFLICT",
                 *       "requestId": "01a20c5d-4b37-700a-80f4-be331a053851"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description The body took too long to arrive. */
        TimedOut: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Request timeout",
                 *       "status": 408,
                 *       "detail": "The body took too long to arrive.",
                 *       "code": "VALIDATION",
                 *       "requestId": "01a20c5d-4b37-700a-80f4-be331a053851"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description The body is larger than allowed. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Payload too large",
                 *       "status": 413,
                 *       "detail": "The body is larger than allowed.",
                 *       "code": "VALIDATION",
                 *       "requestId": "01a20c5d-4b37-700a-80f4-be331a053851"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description The body is of a type that this operation does not read. */
        UnsupportedType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Unsupported media type",
                 *       "status": 415,
                 *       "detail": "The body is of a type that this operation does not read.",
                 *       "code": "VALIDATION",
                 *       "requestId": "01a20c5d-4b37-700a-80f4-be331a053851"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description Too many requests; `Retry-After` says when to try again. */
        RateLimited: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Too many requests",
                 *       "status": 429,
                 *       "detail": "Too many requests; `Retry-After` says when to try again.",
                 *       "code": "RATE_LIMITED",
                 *       "requestId": "01a20c5d-4b37-700a-80f4-be331a053851"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description The service is busy; `Retry-After` says when to try again. */
        Unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Service unavailable",
                 *       "status": 503,
                 *       "detail": "The service is busy; `Retry-After` says when to try again.",
                 *       "code": "UNAVAILABLE",
                 *       "requestId": "01a20c5d-4b37-700a-80f4-be331a053851"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description There is no space left to store this; nothing was kept. */
        StorageFull: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Insufficient storage",
                 *       "status": 507,
                 *       "detail": "There is no space left to store this; nothing was kept.",
                 *       "code": "UNAVAILABLE",
                 *       "requestId": "01a20c5d-4b37-700a-80f4-be331a053851"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
        /** @description Something went wrong; `requestId` leads to it. */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Internal server error",
                 *       "status": 500,
                 *       "detail": "Something went wrong here. Quote the request id when you report it.",
                 *       "code": "SERVER_ERROR",
                 *       "requestId": "01a20c5d-4b37-700a-80f4-be331a053851"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDetails"];
            };
        };
    };
    parameters: {
        /** @description A name of your own for this request, new for each and random: 1 to 255 visible ASCII characters. The same request again under the same key takes effect once and gets the same reply, with `Idempotency-Replayed: true`. Remembered for a day (`IDEMPOTENCY_RETENTION_HOURS`) for the operator who sent it; a refused request is not. */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller's organization. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getActingOperator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whose token it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listOperators: {
        parameters: {
            query?: {
                /** @description The offset of the first item; blank is 0. */
                offset?: number;
                /** @description The number of items; blank or more than 100 is 100, 0 gives the count alone. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page and the number of all operators. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorsReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createOperator: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, new for each and random: 1 to 255 visible ASCII characters. The same request again under the same key takes effect once and gets the same reply, with `Idempotency-Replayed: true`. Remembered for a day (`IDEMPOTENCY_RETENTION_HOURS`) for the operator who sent it; a refused request is not. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateOperatorBody"];
            };
        };
        responses: {
            /** @description The new operator. */
            201: {
                headers: {
                    /** @description The address of what was made. */
                    Location?: string;
                    /** @description `true` when this is the reply that the first request with the `Idempotency-Key` got. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TimedOut"];
            /** @description Another operator has the name. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "about:blank",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "Another operator has the name.",
                     *       "code": "CONFLICT",
                     *       "requestId": "01a20c5d-4b37-700a-80f4-be331a053851"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getOperator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the operator. */
                operatorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The operator. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateOperator: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, new for each and random: 1 to 255 visible ASCII characters. The same request again under the same key takes effect once and gets the same reply, with `Idempotency-Replayed: true`. Remembered for a day (`IDEMPOTENCY_RETENTION_HOURS`) for the operator who sent it; a refused request is not. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Identifier of the operator. */
                operatorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateOperatorBody"];
            };
        };
        responses: {
            /** @description The operator as it is now. */
            200: {
                headers: {
                    /** @description `true` when this is the reply that the first request with the `Idempotency-Key` got. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TimedOut"];
            /** @description Another operator has the name, or this is the last superuser. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "about:blank",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "Another operator has the name, or this is the last superuser.",
                     *       "code": "CONFLICT",
                     *       "requestId": "01a20c5d-4b37-700a-80f4-be331a053851"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    removeOperator: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, new for each and random: 1 to 255 visible ASCII characters. The same request again under the same key takes effect once and gets the same reply, with `Idempotency-Replayed: true`. Remembered for a day (`IDEMPOTENCY_RETENTION_HOURS`) for the operator who sent it; a refused request is not. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Identifier of the operator. */
                operatorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The operator is removed. */
            200: {
                headers: {
                    /** @description `true` when this is the reply that the first request with the `Idempotency-Key` got. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemovedReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description This is the last superuser. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "about:blank",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "This is the last superuser.",
                     *       "code": "CONFLICT",
                     *       "requestId": "01a20c5d-4b37-700a-80f4-be331a053851"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listTokens: {
        parameters: {
            query?: {
                /** @description The offset of the first item; blank is 0. */
                offset?: number;
                /** @description The number of items; blank or more than 100 is 100, 0 gives the count alone. */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Identifier of the operator. */
                operatorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page and the number of all tokens; never the tokens themselves. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokensReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, new for each and random: 1 to 255 visible ASCII characters. The same request again under the same key takes effect once and gets the same reply, with `Idempotency-Replayed: true`. Remembered for a day (`IDEMPOTENCY_RETENTION_HOURS`) for the operator who sent it; a refused request is not. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Identifier of the operator. */
                operatorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTokenBody"];
            };
        };
        responses: {
            /** @description The new token, shown this once. */
            201: {
                headers: {
                    /** @description `true` when this is the reply that the first request with the `Idempotency-Key` got. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewTokenReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, new for each and random: 1 to 255 visible ASCII characters. The same request again under the same key takes effect once and gets the same reply, with `Idempotency-Replayed: true`. Remembered for a day (`IDEMPOTENCY_RETENTION_HOURS`) for the operator who sent it; a refused request is not. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Identifier of the operator. */
                operatorId: string;
                /** @description Identifier of the token. */
                tokenId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token is revoked. */
            200: {
                headers: {
                    /** @description `true` when this is the reply that the first request with the `Idempotency-Key` got. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemovedReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listTags: {
        parameters: {
            query?: {
                /** @description The offset of the first item; blank is 0. */
                offset?: number;
                /** @description The number of items; blank or more than 100 is 100, 0 gives the count alone. */
                limit?: number;
                /** @description Words that the title must contain, in any spelling; blank shows all. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page and the number of all matches. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagsReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createTag: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, new for each and random: 1 to 255 visible ASCII characters. The same request again under the same key takes effect once and gets the same reply, with `Idempotency-Replayed: true`. Remembered for a day (`IDEMPOTENCY_RETENTION_HOURS`) for the operator who sent it; a refused request is not. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTagBody"];
            };
        };
        responses: {
            /** @description The new tag. */
            201: {
                headers: {
                    /** @description The address of what was made. */
                    Location?: string;
                    /** @description `true` when this is the reply that the first request with the `Idempotency-Key` got. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TimedOut"];
            /** @description Another tag has the title. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "about:blank",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "Another tag has the title.",
                     *       "code": "CONFLICT",
                     *       "requestId": "01a20c5d-4b37-700a-80f4-be331a053851"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getTag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the tag. */
                tagId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tag. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateTag: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, new for each and random: 1 to 255 visible ASCII characters. The same request again under the same key takes effect once and gets the same reply, with `Idempotency-Replayed: true`. Remembered for a day (`IDEMPOTENCY_RETENTION_HOURS`) for the operator who sent it; a refused request is not. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Identifier of the tag. */
                tagId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateTagBody"];
            };
        };
        responses: {
            /** @description The tag as it is now. */
            200: {
                headers: {
                    /** @description `true` when this is the reply that the first request with the `Idempotency-Key` got. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TimedOut"];
            /** @description Another tag has the title. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "about:blank",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "Another tag has the title.",
                     *       "code": "CONFLICT",
                     *       "requestId": "01a20c5d-4b37-700a-80f4-be331a053851"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteTag: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, new for each and random: 1 to 255 visible ASCII characters. The same request again under the same key takes effect once and gets the same reply, with `Idempotency-Replayed: true`. Remembered for a day (`IDEMPOTENCY_RETENTION_HOURS`) for the operator who sent it; a refused request is not. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Identifier of the tag. */
                tagId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tag is gone. */
            200: {
                headers: {
                    /** @description `true` when this is the reply that the first request with the `Idempotency-Key` got. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedTagReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    uploadFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, new for each and random: 1 to 255 visible ASCII characters. The same request again under the same key takes effect once and gets the same reply, with `Idempotency-Replayed: true`. Remembered for a day (`IDEMPOTENCY_RETENTION_HOURS`) for the operator who sent it; a refused request is not. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description The one file of the form.
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description The file is stored. */
            201: {
                headers: {
                    /** @description The address of what was made. */
                    Location?: string;
                    /** @description `true` when this is the reply that the first request with the `Idempotency-Key` got. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
        };
    };
    getFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the file. */
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, new for each and random: 1 to 255 visible ASCII characters. The same request again under the same key takes effect once and gets the same reply, with `Idempotency-Replayed: true`. Remembered for a day (`IDEMPOTENCY_RETENTION_HOURS`) for the operator who sent it; a refused request is not. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Identifier of the file. */
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file is gone. */
            200: {
                headers: {
                    /** @description `true` when this is the reply that the first request with the `Idempotency-Key` got. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileDeleted"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description The file is in use, as the avatar of a customer or by an import. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "about:blank",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "The file is in use, as the avatar of a customer or by an import.",
                     *       "code": "CONFLICT",
                     *       "requestId": "01a20c5d-4b37-700a-80f4-be331a053851"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getFileContent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the file. */
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes, with the type that they show. */
            200: {
                headers: {
                    /** @description `attachment`, with the name of the file. */
                    "Content-Disposition"?: string;
                    /** @description The SHA-256 of the bytes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                /** @description A keyword to search among customers' identities and their contacts; blank shows all. For example `رادیو`. */
                search?: string;
                /** @description Only customers of this type; blank is both. */
                type?: "corporate" | "personal";
                /** @description Only customers that have any of these tags: up to 100 ids, separated by commas or each in a parameter of its own. For example `9639b18c-13eb-4ccb-a3f1-9ee75c6a4a77`. */
                tagIds?: string;
                /** @description Only customers that have all of these tags; ids as in `tagIds`. For example `9639b18c-13eb-4ccb-a3f1-9ee75c6a4a77`. */
                tagIdsAll?: string;
                /** @description Only customers that have none of these tags; ids as in `tagIds`. For example `9639b18c-13eb-4ccb-a3f1-9ee75c6a4a77`. */
                tagIdsNone?: string;
                /** @description Only customers created at or after this instant: an ISO 8601 date or date-time, in UTC unless it names an offset. For example `2017-07-06`. */
                createdFrom?: string;
                /** @description Only customers created before this instant. For example `2017-07-07T00:00:00+03:30`. */
                createdTo?: string;
                /** @description Only customers last modified at or after this instant. For example `2017-07-06`. */
                updatedFrom?: string;
                /** @description Only customers last modified before this instant. For example `2017-07-07T00:00:00+03:30`. */
                updatedTo?: string;
                /** @description Only customers that this operator created. */
                creatorOperatorId?: string;
                /** @description Only customers with a contact of this type. For example `email`. */
                hasContact?: string;
                /** @description The offset of the first item; blank is 0. */
                offset?: number;
                /** @description The number of items; blank or more than 100 is 100, 0 gives the count alone. */
                limit?: number;
                /** @description What the list is sorted by; blank is `updatedAt`. A name is compared without case and accents, a person's last name first. */
                sort?: "updatedAt" | "createdAt" | "name";
                /** @description Blank is `desc` for times, so that the newest come first, and `asc` for names. */
                order?: "asc" | "desc";
                /**
                 * @description Where to go on, from the `Link` of the reply before; the search, the filters and the order must be the same, and there can be no offset. The
                 *     next parts are as fast as the first, whatever is changed meanwhile, and in the end they give what was modified since the walk began.
                 */
                cursor?: string;
                /** @description `meta` adds `createdAt` and `updatedAt`. */
                include?: "" | "meta";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page and the number of all matches. */
            200: {
                headers: {
                    /**
                     * @description The address of the next part, with `rel="next"` (RFC 8288); without it this is the last one.
                     * @example </v1/customers?limit=100&cursor=WzEsIk…>; rel="next"
                     */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerList"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createCustomer: {
        parameters: {
            query?: {
                /** @description `meta` adds `createdAt` and `updatedAt`. */
                include?: "" | "meta";
            };
            header?: {
                /** @description A name of your own for this request, new for each and random: 1 to 255 visible ASCII characters. The same request again under the same key takes effect once and gets the same reply, with `Idempotency-Replayed: true`. Remembered for a day (`IDEMPOTENCY_RETENTION_HOURS`) for the operator who sent it; a refused request is not. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerBodyInput"];
            };
        };
        responses: {
            /** @description The new customer. */
            201: {
                headers: {
                    /**
                     * @description The version of the customer, for `If-Match`.
                     * @example "1"
                     */
                    ETag?: string;
                    /** @description The address of what was made. */
                    Location?: string;
                    /** @description `true` when this is the reply that the first request with the `Idempotency-Key` got. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorporateCustomer"] | components["schemas"]["PersonalCustomer"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCustomer: {
        parameters: {
            query?: {
                /** @description `meta` adds `createdAt` and `updatedAt`. */
                include?: "" | "meta";
            };
            header?: never;
            path: {
                /** @description Identifier of the customer. */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer. */
            200: {
                headers: {
                    /**
                     * @description The version of the customer, for `If-Match`.
                     * @example "1"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorporateCustomer"] | components["schemas"]["PersonalCustomer"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateCustomer: {
        parameters: {
            query?: {
                /** @description `meta` adds `createdAt` and `updatedAt`. */
                include?: "" | "meta";
            };
            header?: {
                /** @description The ETag of the version to change, several of them, or `*` for any; with another version nothing happens (412). A weak ETag (`W/"1"`) matches none. */
                "If-Match"?: string;
                /** @description A name of your own for this request, new for each and random: 1 to 255 visible ASCII characters. The same request again under the same key takes effect once and gets the same reply, with `Idempotency-Replayed: true`. Remembered for a day (`IDEMPOTENCY_RETENTION_HOURS`) for the operator who sent it; a refused request is not. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Identifier of the customer. */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerBodyInput"];
            };
        };
        responses: {
            /** @description The customer as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the customer, for `If-Match`.
                     * @example "1"
                     */
                    ETag?: string;
                    /** @description `true` when this is the reply that the first request with the `Idempotency-Key` got. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorporateCustomer"] | components["schemas"]["PersonalCustomer"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteCustomer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change, several of them, or `*` for any; with another version nothing happens (412). A weak ETag (`W/"1"`) matches none. */
                "If-Match"?: string;
                /** @description A name of your own for this request, new for each and random: 1 to 255 visible ASCII characters. The same request again under the same key takes effect once and gets the same reply, with `Idempotency-Replayed: true`. Remembered for a day (`IDEMPOTENCY_RETENTION_HOURS`) for the operator who sent it; a refused request is not. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Identifier of the customer. */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer is gone. */
            200: {
                headers: {
                    /** @description `true` when this is the reply that the first request with the `Idempotency-Key` got. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerDeleted"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listCustomerContacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the customer. */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contacts. */
            200: {
                headers: {
                    /**
                     * @description The version of the customer, for `If-Match`.
                     * @example "1"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactReply"][];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createCustomerContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change, several of them, or `*` for any; with another version nothing happens (412). A weak ETag (`W/"1"`) matches none. */
                "If-Match"?: string;
                /** @description A name of your own for this request, new for each and random: 1 to 255 visible ASCII characters. The same request again under the same key takes effect once and gets the same reply, with `Idempotency-Replayed: true`. Remembered for a day (`IDEMPOTENCY_RETENTION_HOURS`) for the operator who sent it; a refused request is not. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Identifier of the customer. */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactBodyInput"];
            };
        };
        responses: {
            /** @description The new contact. */
            201: {
                headers: {
                    /**
                     * @description The version of the customer, for `If-Match`.
                     * @example "1"
                     */
                    ETag?: string;
                    /** @description The address of what was made. */
                    Location?: string;
                    /** @description `true` when this is the reply that the first request with the `Idempotency-Key` got. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCustomerContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the customer. */
                customerId: string;
                /** @description Identifier of the contact. */
                contactId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contact. */
            200: {
                headers: {
                    /**
                     * @description The version of the customer, for `If-Match`.
                     * @example "1"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateCustomerContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change, several of them, or `*` for any; with another version nothing happens (412). A weak ETag (`W/"1"`) matches none. */
                "If-Match"?: string;
                /** @description A name of your own for this request, new for each and random: 1 to 255 visible ASCII characters. The same request again under the same key takes effect once and gets the same reply, with `Idempotency-Replayed: true`. Remembered for a day (`IDEMPOTENCY_RETENTION_HOURS`) for the operator who sent it; a refused request is not. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Identifier of the customer. */
                customerId: string;
                /** @description Identifier of the contact. */
                contactId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactBodyInput"];
            };
        };
        responses: {
            /** @description The contact as it is now. */
            200: {
                headers: {
                    /**
                     * @description The version of the customer, for `If-Match`.
                     * @example "1"
                     */
                    ETag?: string;
                    /** @description `true` when this is the reply that the first request with the `Idempotency-Key` got. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteCustomerContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change, several of them, or `*` for any; with another version nothing happens (412). A weak ETag (`W/"1"`) matches none. */
                "If-Match"?: string;
                /** @description A name of your own for this request, new for each and random: 1 to 255 visible ASCII characters. The same request again under the same key takes effect once and gets the same reply, with `Idempotency-Replayed: true`. Remembered for a day (`IDEMPOTENCY_RETENTION_HOURS`) for the operator who sent it; a refused request is not. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Identifier of the customer. */
                customerId: string;
                /** @description Identifier of the contact. */
                contactId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contact is gone. */
            200: {
                headers: {
                    /**
                     * @description The version of the customer, for `If-Match`.
                     * @example "1"
                     */
                    ETag?: string;
                    /** @description `true` when this is the reply that the first request with the `Idempotency-Key` got. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedContactReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    addCustomerTag: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change, several of them, or `*` for any; with another version nothing happens (412). A weak ETag (`W/"1"`) matches none. */
                "If-Match"?: string;
                /** @description A name of your own for this request, new for each and random: 1 to 255 visible ASCII characters. The same request again under the same key takes effect once and gets the same reply, with `Idempotency-Replayed: true`. Remembered for a day (`IDEMPOTENCY_RETENTION_HOURS`) for the operator who sent it; a refused request is not. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Identifier of the customer. */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddTagBody"];
            };
        };
        responses: {
            /** @description The customer has the tag. */
            200: {
                headers: {
                    /**
                     * @description The version of the customer, for `If-Match`.
                     * @example "1"
                     */
                    ETag?: string;
                    /** @description `true` when this is the reply that the first request with the `Idempotency-Key` got. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerTagReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    removeCustomerTag: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change, several of them, or `*` for any; with another version nothing happens (412). A weak ETag (`W/"1"`) matches none. */
                "If-Match"?: string;
                /** @description A name of your own for this request, new for each and random: 1 to 255 visible ASCII characters. The same request again under the same key takes effect once and gets the same reply, with `Idempotency-Replayed: true`. Remembered for a day (`IDEMPOTENCY_RETENTION_HOURS`) for the operator who sent it; a refused request is not. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Identifier of the customer. */
                customerId: string;
                /** @description Identifier of the tag. */
                tagId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer no longer has the tag. */
            200: {
                headers: {
                    /**
                     * @description The version of the customer, for `If-Match`.
                     * @example "1"
                     */
                    ETag?: string;
                    /** @description `true` when this is the reply that the first request with the `Idempotency-Key` got. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerTagReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listCustomerEvents: {
        parameters: {
            query?: {
                /** @description The offset of the first item; blank is 0. */
                offset?: number;
                /** @description The number of items; blank or more than 100 is 100, 0 gives the count alone. */
                limit?: number;
                /** @description Only events of this kind; blank is all. */
                type?: "create" | "update" | "import" | "add-tag" | "remove-tag" | "note";
                /** @description Only what this operator did; blank is all. */
                operatorId?: string;
                /** @description Only events at or after this instant: an ISO 8601 date or date-time, in UTC unless it names an offset. For example `2017-07-06`. */
                from?: string;
                /** @description Only events before this instant: an ISO 8601 date or date-time, in UTC unless it names an offset. For example `2017-07-07T00:00:00+03:30`. */
                to?: string;
            };
            header?: never;
            path: {
                /** @description Identifier of the customer. */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page and the number of all matches. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelineReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    addCustomerNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, new for each and random: 1 to 255 visible ASCII characters. The same request again under the same key takes effect once and gets the same reply, with `Idempotency-Replayed: true`. Remembered for a day (`IDEMPOTENCY_RETENTION_HOURS`) for the operator who sent it; a refused request is not. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Identifier of the customer. */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteBody"];
            };
        };
        responses: {
            /** @description The note. */
            201: {
                headers: {
                    /** @description `true` when this is the reply that the first request with the `Idempotency-Key` got. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelineEventReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TimedOut"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCustomerDossier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the customer. */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The dossier. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerDossier"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    importCustomers: {
        parameters: {
            query?: never;
            header?: {
                /** @description `wait=N`: answer after N seconds (600 at most) if the import has not ended before; `respond-async`: answer at once, or with `wait=N` after that. RFC 7240; what is malformed is overlooked. */
                Prefer?: string;
                /** @description A name of your own for this request, new for each and random: 1 to 255 visible ASCII characters. The same request again under the same key takes effect once and gets the same reply, with `Idempotency-Replayed: true`. Remembered for a day (`IDEMPOTENCY_RETENTION_HOURS`) for the operator who sent it; a refused request is not. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportBody"];
            };
        };
        responses: {
            /** @description The import has ended. */
            200: {
                headers: {
                    /** @description The preferences that were honoured; only with `Prefer`. */
                    "Preference-Applied"?: string;
                    /** @description `true` when this is the reply that the first request with the `Idempotency-Key` got. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResult"];
                };
            };
            /** @description The import as it stands; it goes on. Only with `Prefer`. */
            202: {
                headers: {
                    /** @description The address of what was made. */
                    Location?: string;
                    /** @description The preferences that were honoured; only with `Prefer`. */
                    "Preference-Applied"?: string;
                    /** @description `true` when this is the reply that the first request with the `Idempotency-Key` got. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["TimedOut"];
            /** @description The file is imported with other options, or the import was cancelled while the call waited. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "about:blank",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "The file is imported with other options, or the import was cancelled while the call waited.",
                     *       "code": "CONFLICT",
                     *       "requestId": "01a20c5d-4b37-700a-80f4-be331a053851"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedType"];
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
        };
    };
    getImportTemplate: {
        parameters: {
            query: {
                /** @description The format of the file; blank is `csv`. */
                format: "csv" | "json";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /** @description `attachment`. */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/json": Record<string, never>[];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listImports: {
        parameters: {
            query?: {
                /** @description The offset of the first item; blank is 0. */
                offset?: number;
                /** @description The number of items; blank or more than 100 is 100, 0 gives the count alone. */
                limit?: number;
                /** @description Only imports in this state; blank is all. */
                state?: "reading" | "applying" | "completed" | "failed" | "cancelled" | "undoing" | "undone";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the imports. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportsReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the import. */
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import as it stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getImportRejects: {
        parameters: {
            query?: {
                /** @description `csv` to correct and import, `ndjson` to read: an object per line with `line`, `errors` and `raw`; blank is `csv`. */
                format?: "csv" | "ndjson";
            };
            header?: never;
            path: {
                /** @description Identifier of the import. */
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows, in the order of the file. */
            200: {
                headers: {
                    /** @description `attachment`. */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/x-ndjson": unknown;
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getImportEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the import. */
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events; the schema is of the data of each, which is JSON in one line. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["ImportProgress"] | components["schemas"]["ImportReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    cancelImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your own for this request, new for each and random: 1 to 255 visible ASCII characters. The same request again under the same key takes effect once and gets the same reply, with `Idempotency-Replayed: true`. Remembered for a day (`IDEMPOTENCY_RETENTION_HOURS`) for the operator who sent it; a refused request is not. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Identifier of the import. */
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cancelled import. */
            200: {
                headers: {
                    /** @description `true` when this is the reply that the first request with the `Idempotency-Key` got. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description The customers are being created already, or the import has ended. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "about:blank",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "The customers are being created already, or the import has ended.",
                     *       "code": "CONFLICT",
                     *       "requestId": "01a20c5d-4b37-700a-80f4-be331a053851"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    exportCustomers: {
        parameters: {
            query?: {
                /** @description A keyword to search among customers' identities and their contacts; blank shows all. For example `رادیو`. */
                search?: string;
                /** @description Only customers of this type; blank is both. */
                type?: "corporate" | "personal";
                /** @description Only customers that have any of these tags: up to 100 ids, separated by commas or each in a parameter of its own. For example `9639b18c-13eb-4ccb-a3f1-9ee75c6a4a77`. */
                tagIds?: string;
                /** @description Only customers that have all of these tags; ids as in `tagIds`. For example `9639b18c-13eb-4ccb-a3f1-9ee75c6a4a77`. */
                tagIdsAll?: string;
                /** @description Only customers that have none of these tags; ids as in `tagIds`. For example `9639b18c-13eb-4ccb-a3f1-9ee75c6a4a77`. */
                tagIdsNone?: string;
                /** @description Only customers created at or after this instant: an ISO 8601 date or date-time, in UTC unless it names an offset. For example `2017-07-06`. */
                createdFrom?: string;
                /** @description Only customers created before this instant. For example `2017-07-07T00:00:00+03:30`. */
                createdTo?: string;
                /** @description Only customers last modified at or after this instant. For example `2017-07-06`. */
                updatedFrom?: string;
                /** @description Only customers last modified before this instant. For example `2017-07-07T00:00:00+03:30`. */
                updatedTo?: string;
                /** @description Only customers that this operator created. */
                creatorOperatorId?: string;
                /** @description Only customers with a contact of this type. For example `email`. */
                hasContact?: string;
                /** @description The format of the file; blank is `csv`. */
                format?: "csv" | "json" | "ndjson";
                /** @description `meta` adds what an import ignores: identifiers, creator, times and version. */
                include?: "" | "meta";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /** @description `attachment`. */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/json": Record<string, never>[];
                    "application/x-ndjson": unknown;
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    undoImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description `wait=N`: answer after N seconds (600 at most) if the import has not ended before; `respond-async`: answer at once, or with `wait=N` after that. RFC 7240; what is malformed is overlooked. */
                Prefer?: string;
                /** @description A name of your own for this request, new for each and random: 1 to 255 visible ASCII characters. The same request again under the same key takes effect once and gets the same reply, with `Idempotency-Replayed: true`. Remembered for a day (`IDEMPOTENCY_RETENTION_HOURS`) for the operator who sent it; a refused request is not. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Identifier of the import. */
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import is undone. */
            200: {
                headers: {
                    /** @description The preferences that were honoured; only with `Prefer`. */
                    "Preference-Applied"?: string;
                    /** @description `true` when this is the reply that the first request with the `Idempotency-Key` got. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReply"];
                };
            };
            /** @description The import as it stands; the undoing goes on. Only with `Prefer`. */
            202: {
                headers: {
                    /** @description The address of what was made. */
                    Location?: string;
                    /** @description The preferences that were honoured; only with `Prefer`. */
                    "Preference-Applied"?: string;
                    /** @description `true` when this is the reply that the first request with the `Idempotency-Key` got. */
                    "Idempotency-Replayed"?: "true";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReply"];
                };
            };
            400: components["responses"]["Validation"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            /** @description There is nothing to undo, or no more. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "about:blank",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "There is nothing to undo, or no more.",
                     *       "code": "CONFLICT",
                     *       "requestId": "01a20c5d-4b37-700a-80f4-be331a053851"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            422: components["responses"]["Unprocessable"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It lives. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveReply"];
                };
            };
            400: components["responses"]["Validation"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They can. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadyReply"];
                };
            };
            400: components["responses"]["Validation"];
            /** @description They can not; the checks say why. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadyReply"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Metrics in the text format of Prometheus. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            400: components["responses"]["Validation"];
        };
    };
}
